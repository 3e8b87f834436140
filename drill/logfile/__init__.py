"""The file of the log: its schema and migrations, its chain of digests, what is read off it, backups and audits."""
