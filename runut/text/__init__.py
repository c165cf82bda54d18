"""String tools that know no language: lines, normal forms, fingerprints."""
