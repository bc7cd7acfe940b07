"""smtplib_send: sends LETTERS mails of BYTES octets with smtplib over one connection.
Run: python3 smtplib_send.py HOST PORT LETTERS BYTES"""
import smtplib
import socket
import sys

HEADERS = (b"From: <sender@example.org>\r\n"
           b"To: <recipient@example.org>\r\n"
           b"Date: Thu, 01 Jan 2026 00:00:00 +0000\r\n"
           b"Subject: letter\r\n\r\n")


def compose(size):
    rows, last = divmod(size - len(HEADERS), 74)
    body = (b"x" * 72 + b"\r\n") * rows
    if last == 1:  # a lone octet cannot hold CRLF
        body, last = body[:-3] + b"\r\n", 2
    return HEADERS + body + (b"x" * (last - 2) + b"\r\n" if last else b"")


host, port, letters, size = sys.argv[1], *map(int, sys.argv[2:])
letter = compose(size)
with smtplib.SMTP(host, port, local_hostname=socket.gethostname()) as smtp:
    for _ in range(letters):
        smtp.sendmail("sender@example.org", ["recipient@example.org"], letter)
