"""Reviews between devices: lines that files hold, their union, and the folder that Git, Syncthing or rclone carries."""
