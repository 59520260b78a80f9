#!/bin/sh
# One backup file named by the moment; older ones go only after the new one is complete.
set -eu
umask 077
folder=${BACKUP_DIR:-/var/lib/htx-backups}
keep=${BACKUP_KEEP_DAYS:-60}
cd "$(dirname "$0")/.."
.venv/bin/flask --app app backup "$folder/htx-$(date +%Y%m%d-%H%M%S).zip"
find "$folder" -maxdepth 1 -name 'htx-*.zip' -mtime +"$keep" -delete
