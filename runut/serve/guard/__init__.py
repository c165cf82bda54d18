"""What keeps a served chronicle safe: who may do what, where requests come from, what browsers may load."""
