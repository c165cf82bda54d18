"""What is known of outlets and agencies, as data with its loader."""
