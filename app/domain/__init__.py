"""What Holdfast knows about ownership: frozen values in, values out; no framework, database, settings or clock."""
