"""Loading what is known of outlets and agencies, and finding one by name or host."""

from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files

import msgspec
from msgspec import Struct

from runut.errors import PackError
from runut.sources.outlet import Outlet, SourcePattern
from runut.text.normalise import letters


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    outlets: tuple[Outlet, ...] = ()
    patterns: tuple[SourcePattern, ...] = ()


class Sources:
    """“Who is *Themoscowtimes*?”: the known outlets and agencies, looked up by what articles call them."""

    def __init__(self, outlets: Iterable[Outlet], patterns: Iterable[SourcePattern] = ()) -> None:
        """Index `outlets` by their names and domains, `patterns` by their outlets; PackError where that is ambiguous."""
        self.outlets: tuple[Outlet, ...] = tuple(outlets)
        self.patterns: tuple[SourcePattern, ...] = tuple(patterns)
        self._names = _index(self.outlets, lambda outlet: {letters(n) for n in (outlet.name, *outlet.aliases)})
        self._domains = _index(self.outlets, lambda outlet: set(outlet.domains))
        for pattern in self.patterns:
            if self.by_name(pattern.outlet) is None:
                raise PackError(
                    f"a pattern is said to be of “{pattern.outlet}”, which no file describes; mend the name."
                )

    def by_name(self, text: str) -> Outlet | None:
        """The outlet or agency that `text` names, spacing, punctuation and case apart; None where it is none of them."""
        return self._names.get(letters(text))

    def by_domain(self, host: str) -> Outlet | None:
        """The outlet whose domain `host` is or lies under ("nasional.kompas.com"); None where there is none."""
        host = host.lower().rstrip(".")
        while host:
            if host in self._domains:
                return self._domains[host]
            _, _, host = host.partition(".")
        return None


def load_sources() -> Sources:
    """All outlets and agencies in the package's TOML files; PackError where a file does not fit or two claim one name."""
    root = files("runut.sources")
    outlets: list[Outlet] = []
    patterns: list[SourcePattern] = []
    for path in sorted((p for p in root.iterdir() if p.name.endswith(".toml")), key=lambda p: p.name):
        try:
            content = msgspec.toml.decode(path.read_bytes(), type=_File)
        except (msgspec.ValidationError, msgspec.DecodeError) as error:
            raise PackError(f"{path}: {error}; mend the file so that it fits the fields of Outlet.") from error
        outlets.extend(content.outlets)
        patterns.extend(content.patterns)
    return Sources(outlets, patterns)


def _index(outlets: Iterable[Outlet], keys: Callable[[Outlet], set[str]]) -> Mapping[str, Outlet]:
    """Each outlet under each of its keys; PackError where two outlets share one."""
    found: dict[str, Outlet] = {}
    for outlet in outlets:
        for key in sorted(keys(outlet)):
            if key in found:
                raise PackError(f"“{key}” stands for both {found[key].name} and {outlet.name}; name it only once.")
            found[key] = outlet
    return found
