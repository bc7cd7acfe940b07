#!/bin/bash
# Exim on 127.0.0.1, which delivers everything for so.example into FOLDER/mail: exim.sh PROGRAM FOLDER PORT; stays
# until it is killed.
set -euo pipefail
exim=$1 folder=$2 port=$3
mkdir -p "$folder"/{spool,log,mail}
# Its processes run as a user of their own where it is started by root.
chmod 755 "$folder"
chmod 777 "$folder"/{spool,log,mail}
cat > "$folder/exim.conf" <<END
exim_path = $exim
primary_hostname = relay.so.example
spool_directory = $folder/spool
log_file_path = $folder/log/%s.log
pid_file_path = $folder/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = $port
domainlist local_domains = so.example
acl_smtp_rcpt = check_rcpt
acl_smtp_data = check_data
smtp_accept_max_per_connection = 0
smtp_accept_queue_per_connection = 0
never_users =
deliver_drop_privilege = true
keep_environment =
host_lookup =
tls_advertise_hosts =
begin acl
check_rcpt:
  accept domains = +local_domains
  deny message = relay not permitted
check_data:
  accept
begin routers
all:
  driver = accept
  domains = +local_domains
  transport = folder
begin transports
folder:
  driver = appendfile
  directory = $folder/mail
  maildir_format
  mode = 0644
  directory_mode = 0755
END
chown root "$folder/exim.conf"
chmod 644 "$folder/exim.conf"
echo "$port"
exec "$exim" -bdf -C "$folder/exim.conf"
