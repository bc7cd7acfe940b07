#!/usr/bin/env python3
"""Write a corpus of bounces, delay and success notices as mail systems really form them, with expected.json.

    python3 make_bounces.py FOLDER         writes N .eml (CRLF) and expected.json, then re-reads both independently

Fill in before use: @TOKEN@ (in To: <tccb+@TOKEN@@so.example>, and wherever a system repeats the return path) and
@MESSAGE-ID@ (in the original's Message-ID: <@MESSAGE-ID@@so.example>).
expected.json: isReport says that a delivery-status part with at least one whole recipient group can be read (OpenSMTPD
puts it in multipart/mixed, as it does in reality); a group lacking Action or Status, as a cut one does, does not count.
address: Final-Recipient as written, without type; action: lower case, without comment; status: without comment;
diagnostic: without type, unfolded, white space runs made one space, null when absent or empty.
Exim says Status 5.0.0/4.0.0 whatever the reason; qmail writes plain text; Google, SES, qmail send no success notices,
qmail and SES no delay notices.
"""
import base64
import json
import quopri
import re
import sys
import textwrap
from email import message_from_bytes, policy
from pathlib import Path

TO, WHEN, OLD = "tccb+@TOKEN@@so.example", "Sun, 24 May 2026 09:15:27 +0700 (+07)", "Sun, 24 May 2026 07:00:03 +0700"
HANH, DUC, LAN = "hanh.nguyen@hue.example", "duc.do@quangtri.example", "lan.tran@danang.example"
TOP = f"""Return-Path: <{TO}>
Received: from gui.so.example (gui.so.example [192.0.2.10])
\tby mx.so.example with ESMTPS id 4bXk2c0;
\t{OLD}
"""
HEAD = f"""From: =?UTF-8?Q?S=E1=BB=9F_N=E1=BB=99i_v=E1=BB=A5?= <tccb@so.example>
To: {HANH}
Subject: =?UTF-8?Q?K=E1=BA=BFt_qu=E1=BA=A3_b=E1=BA=A7u_c=E1=BB=AD?=
Message-ID: <@MESSAGE-ID@@so.example>
Date: {OLD}
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="=_goc"
"""
ORIGINAL = TOP + HEAD + """
--=_goc
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

K=C3=ADnh g=E1=BB=ADi.
Action: failed
--=_goc
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<p>K=C3=ADnh g=E1=BB=ADi.</p>
--=_goc--
"""
FILES = []                                                  # (name, octets, expectation)


def rcpt(address, action, status, diagnostic=None, kind="smtp", mta=None):
    return dict(address=address, action=action, status=status, diagnostic=diagnostic, kind=kind, mta=mta)


NONE = "550 5.1.1 <%s>: Recipient address rejected: User unknown in virtual mailbox table"
FULL = "552 5.2.2 <%s>: Quota exceeded (mailbox for user is full), try again when there is room"
GONE = rcpt(HANH, "failed", "5.1.1", NONE % HANH, mta="mx.hue.example")
BRIM = rcpt(DUC, "failed", "5.2.2", FULL % DUC, mta="mx.quangtri.example")
SLOW = rcpt(LAN, "delayed", "4.4.1", "connect to mx.danang.example[198.51.100.7]:25: Connection timed out")


def save(name, text, recipients=(), system=None):
    octets = text if isinstance(text, bytes) else text.encode("latin-1")
    keep = ("address", "action", "status", "diagnostic")
    FILES.append((name + ".eml", re.sub(rb"\r?\n", b"\r\n", octets), dict(
        file=name + ".eml", system=system or name.split("-")[0], isReport=bool(recipients),
        recipients=[{k: r[k] for k in keep} for r in recipients])))


def fold(line, indent="    ", width=76):
    return "\n".join(textwrap.wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False))


def parts(boundary, *bodies):
    return "".join(f"--{boundary}\n{b.rstrip(chr(10))}\n\n" for b in bodies) + f"--{boundary}--\n"


def returned(headers_only, name="Undelivered Message"):
    kind, body = ("text/rfc822-headers", TOP + HEAD) if headers_only else ("message/rfc822", ORIGINAL)
    return (f"Content-Description: {name}{' Headers' if headers_only else ''}\n" if name else "") + \
        f"Content-Type: {kind}\n\n{body}"


# ---------------------------------------------------------------- Postfix
def postfix(name, subject, said, recipients, headers_only=False, human_headers="charset=us-ascii", extra=""):
    bound = "4bXk2c0Zq1z5.1779588927/mx.so.example"
    log = "\n\n".join(fold(f"<{r['address']}>: {r['diagnostic']}") for r in recipients)
    status = "\n\n".join("\n".join(filter(None, [
        f"Final-Recipient: rfc822; {r['address']}", f"Original-Recipient: rfc822;{r['address']}",
        f"Action: {r['action']}", f"Status: {r['status']}", r["mta"] and f"Remote-MTA: dns; {r['mta']}",
        fold(f"Diagnostic-Code: {r['kind']}; {r['diagnostic']}"),
        r["action"] == "delayed" and "Will-Retry-Until: Fri, 29 May 2026 07:00:03 +0700 (+07)"])) for r in recipients)
    save(name, f"""Return-Path: <>
Received: by mx.so.example (Postfix)
\tid 4bXk9r1Lw2z5; {WHEN}
Date: {WHEN}
From: MAILER-DAEMON@so.example (Mail Delivery System)
Subject: {subject}
To: {TO}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="{bound}"
Message-Id: <4bXk9r1Lw2z5@mx.so.example>

This is a MIME-encapsulated message.

""" + parts(bound, f"""Content-Description: Notification
Content-Type: text/plain; {human_headers}

The mail system at mx.so.example writes to you.

{said}

                   The mail system

{log}
""", f"""Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.so.example
X-Postfix-Queue-ID: 4bXk2c0Zq1z5
X-Postfix-Sender: rfc822; {TO}
Arrival-Date: {OLD} (+07)
{extra}
{status}
""", returned(headers_only)), recipients)


UNDELIVERED = "Undelivered Mail Returned to Sender"
postfix("postfix-failed", UNDELIVERED, "Your message could not be given to the recipient below.", [GONE])
postfix("postfix-full", UNDELIVERED, "The mailbox below stayed full too long.",
        [rcpt(DUC, "failed", "4.2.2", "452 4.2.2 Mailbox full", mta="mx.quangtri.example")])
postfix("postfix-delayed", "Delayed Mail (still being retried)", "Nothing need be done yet; delivery is tried again.",
        [dict(SLOW, kind="X-Postfix")], True)
postfix("postfix-delivered", "Successful Mail Delivery Report", "The message has reached the mailbox below.",
        [rcpt(HANH, "delivered", "2.0.0", "delivery via dovecot: delivered to mailbox", "X-Postfix")], True)
postfix("postfix-relayed", "Successful Mail Delivery Report", "The message went on to the next system.",
        [rcpt(HANH, "relayed", "2.0.0", "250 2.0.0 Ok: queued as 4bXkB52", mta="mx.hue.example")], True)
postfix("postfix-several", UNDELIVERED, "Three addresses could not be reached.", [GONE, BRIM, rcpt(
    LAN, "failed", "5.4.4", "Host or domain name not found. Name service error for name=danang.example type=AAAA: "
    "Host not found", "X-Postfix")])
postfix("postfix-headers", UNDELIVERED, "Only the headers come back.", [GONE], True)
postfix("postfix-latin1", UNDELIVERED, "\xc9chec \xe0 la remise : bo\xeete pleine \xfe\xff\x80\x9d.", [BRIM],
        extra="X-Note: bo\xeete \xe0 lettres\n")
whole = FILES[-3][1]                                        # postfix-several
cut = whole.index(b"Final-Recipient: rfc822; " + DUC.encode())
save("postfix-truncated", whole[:cut + 32], [GONE])        # the second address is cut in its middle
save("postfix-truncated-early", whole[:whole.index(b"Content-Description: Delivery report") + 50])


# ---------------------------------------------------------------- Exim: Action comes first, boundary unquoted
def exim(name, subject, said, recipients, headers_only=False, auto="auto-replied"):
    bound = "1779588927-eximdsn-1804289383"
    failed = [r["address"] for r in recipients if r["action"] == "failed"]
    status = "\n".join("\n".join(filter(None, [
        f"Action: {r['action']}", f"Final-Recipient: rfc822;{r['address']}", f"Status: {r['status']}",
        r["mta"] and f"Remote-MTA: dns; {r['mta']}",
        r["diagnostic"] and fold(f"Diagnostic-Code: {r['kind']}; {r['diagnostic']}", " ")])) + "\n" for r in recipients)
    save(name, "Return-path: <>\nReceived: from Debian-exim by mail.hue.example with local (Exim 4.96)\n"
         f"\tid 1uIabc-0004Xy-2Q\n\tfor {TO};\n\tSun, 24 May 2026 09:15:27 +0700\n"
         + ("X-Failed-Recipients: " + ",\n  ".join(failed) + "\n" if failed else "")
         + f"""Auto-Submitted: {auto}
From: Mail Delivery System <Mailer-Daemon@hue.example>
To: {TO}
Content-Type: multipart/report; report-type=delivery-status; boundary={bound}
MIME-Version: 1.0
Subject: {subject}
Message-Id: <E1uIabc-0004Xy-2Q@mail.hue.example>
Date: Sun, 24 May 2026 09:15:27 +0700

""" + parts(bound, "Content-type: text/plain; charset=us-ascii\n\nMail software at mail.hue.example wrote this.\n\n"
            + f"{said}\n\n" + "\n".join(f"  {r['address']}\n    {r['diagnostic'] or 'no details'}\n" for r in recipients),
            f"Content-type: message/delivery-status\n\nReporting-MTA: dns; mail.hue.example\n\n{status}",
            returned(headers_only, None).replace("Content-Type", "Content-type", 1)), recipients)


RETURNING = "Mail delivery failed: returning message to sender"
exim("exim-failed", RETURNING, "These addresses failed for good:", [dict(GONE, status="5.0.0")])
exim("exim-full", RETURNING, "mailbox is full: retry timeout exceeded", [rcpt(DUC, "failed", "5.0.0")])
exim("exim-delayed", "Warning: message 1uIabc-0004Xy-2Q delayed 24 hours", "No action is needed; Exim keeps trying.",
     [rcpt(LAN, "delayed", "4.0.0")], True)
exim("exim-delivered", "Delivery Status Notification", "Passed on:", [
    rcpt(HANH, "delivered", "2.0.0", "250 Ok", mta="mx.hue.example"),
    rcpt(DUC, "delivered", "2.0.0", "relayed via non DSN router", "X-Exim")], True, "auto-generated")
exim("exim-several", RETURNING, "These addresses failed for good:",
     [dict(GONE, status="5.0.0"), dict(BRIM, status="5.0.0"), rcpt(LAN, "failed", "5.0.0")])
save("exim-plain", f"""Return-path: <>
X-Failed-Recipients: {HANH}
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@hue.example>
To: {TO}
Subject: {RETURNING}
Message-Id: <E1uIabd-0004Xz-11@mail.hue.example>
Date: Sun, 24 May 2026 09:15:27 +0700

Old mail software wrote this. A message could not be delivered to:

  {HANH}
    SMTP error from remote mail server after RCPT TO:<{HANH}>:
    host mx.hue.example [198.51.100.5]: {NONE % HANH}

------ The message follows, with all its headers ------

{ORIGINAL}""")


# ---------------------------------------------------------------- Sendmail: comments in Action, first part without headers
def sendmail(name, subject, auto, said, recipients, twist=lambda s: s):
    bound = "64O2FRxk012345.1779588927/mail.quangtri.example"
    comment = {"delivered": " (to mailbox)", "relayed": " (to non-DSN-aware mailer)",
               "expanded": " (to multi-recipient alias)"}
    status = "\n\n".join("\n".join(filter(None, [
        f"Final-Recipient: RFC822; {r['address']}", f"Action: {r['action']}{comment.get(r['action'], '')}",
        f"Status: {r['status']}", r["mta"] and f"Remote-MTA: DNS; {r['mta']}",
        r["diagnostic"] and f"Diagnostic-Code: {r['kind'].upper()}; {r['diagnostic']}",
        r["action"] == "delayed" and "Diagnostic-Code: SMTP; ",
        f"Last-Attempt-Date: {WHEN}",
        r["action"] == "delayed" and "Will-Retry-Until: Fri, 29 May 2026 07:00:03 +0700 (+07)"])) for r in recipients)
    save(name, f"""Return-Path: <MAILER-DAEMON@mail.quangtri.example>
Received: from localhost (localhost)
\tby mail.quangtri.example (8.17.1/8.17.1) id 64O2FRxk012345;
\t{WHEN}
Date: {WHEN}
From: Mail Delivery Subsystem <MAILER-DAEMON@mail.quangtri.example>
Message-Id: <202605240215.64O2FRxk012345@mail.quangtri.example>
To: <{TO}>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="{bound}"
Subject: {subject}
Auto-Submitted: auto-generated ({auto})

This is a MIME-encapsulated message

""" + parts(bound, f"""
The original message was received at {OLD}
from gui.so.example [192.0.2.10]

   ----- {said} -----
""" + "\n".join(f"<{r['address']}>" for r in recipients) + "\n", "Content-Type: message/delivery-status\n\n" + twist(
        f"Reporting-MTA: dns; mail.quangtri.example\nReceived-From-MTA: DNS; gui.so.example\nArrival-Date: {OLD} (+07)\n"
        f"\n{status}\n"), returned(False, None)), recipients)


SEE, RECEIPT = "Returned mail: see transcript for details", "Return receipt"
sendmail("sendmail-failed", SEE, "failure", "Permanent errors", [GONE])
sendmail("sendmail-full", SEE, "failure", "Permanent errors", [BRIM])
sendmail("sendmail-delayed", "Warning: could not send message for past 4 hours", "warning-timeout", "A WARNING ONLY",
         [rcpt(LAN, "delayed", "4.4.1")])
sendmail("sendmail-delivered", RECEIPT, "return-receipt", "Successful deliveries", [rcpt(DUC, "delivered", "2.1.5")])
sendmail("sendmail-relayed", RECEIPT, "return-receipt", "Successful deliveries",
         [rcpt(HANH, "relayed", "2.0.0", "250 Ok", mta="mx.hue.example")])
sendmail("sendmail-several", SEE, "failure", "Permanent errors and the rest", [
    GONE, rcpt("to5@quangtri.example", "expanded", "2.0.0"), rcpt(DUC, "delivered", "2.1.5")])
sendmail("sendmail-oddcase", SEE, "failure", "Permanent errors", [GONE, BRIM], lambda s: s.replace(
    "Action: failed", "ACTION: Failed").replace("Final-Recipient: RFC822; ", "final-RECIPIENT:rfc822;").replace(
    "Status: ", "sTATUS:\t").replace("Diagnostic-Code: SMTP", "DIAGNOSTIC-CODE: Smtp"))
sendmail("sendmail-folded", SEE, "failure", "Permanent errors", [GONE, BRIM], lambda s: s.replace(
    "Action: failed", "Action:\n failed").replace("RFC822; ", "rfc822;\n\t").replace("Status: ", "Status:\n  ").replace(
    "rejected: ", "rejected:\n\t  ").replace("(mailbox", "\n (mailbox"))


# ---------------------------------------------------------------- Exchange and Microsoft 365
def encoded(kind, text, how):
    octets = text.encode()
    body = base64.encodebytes(octets) if how == "base64" else quopri.encodestring(octets)
    return f"Content-Type: {kind}; charset=\"utf-8\"\nContent-Transfer-Encoding: {how}\n\n{body.decode()}"


def exchange(name, subject, said, recipients, how="quoted-printable", language="en-US", mta=None):
    mta = mta or "SG2PR01MB4321.apcprd01.prod.outlook.example"
    outer, inner = "8f1c2a40-77aa-4e0c-9d55-0c3f2b1a9e10", "c0ffee00-1234-4abc-8def-0123456789ab"
    status = "\n\n".join("\n".join(filter(None, [
        f"Final-Recipient: rfc822;{r['address']}", f"Action: {r['action']}", f"Status: {r['status']}",
        r["mta"] and f"Remote-MTA: dns;{r['mta']}", r["diagnostic"] and f"Diagnostic-Code: {r['kind']};{r['diagnostic']}",
        r["action"] == "delayed" and "Will-Retry-Until: Tue, 26 May 2026 02:15:27 +0000",
        f"X-Display-Name: {r['address'].split('@')[0]}"])) for r in recipients)
    save(name, f"""Return-Path: <>
Received: from {mta} (203.0.113.20) by mx.so.example
 with Microsoft SMTP Server (version=TLS1_3) id 15.20.8769.22; Sun, 24 May
 2026 02:15:27 +0000
MIME-Version: 1.0
From: <postmaster@hue.example>
To: <{TO}>
Date: Sun, 24 May 2026 02:15:27 +0000
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="{outer}"
X-MS-Exchange-Message-Is-Ndr:
Content-Language: {language}
Message-ID: <2d0c7f6e-7f59-4fd0-b0a2-3f4c1f1e2a33@{mta}>
In-Reply-To: <@MESSAGE-ID@@so.example>
References: <@MESSAGE-ID@@so.example>
Thread-Topic: =?UTF-8?B?S+G6v3QgcXXhuqM=?=
Subject: {subject}
Auto-Submitted: auto-replied

""" + parts(outer, f"Content-Type: multipart/alternative; differences=Content-Type;\n\tboundary=\"{inner}\"\n\n"
            + parts(inner, encoded("text/plain", said, how), encoded("text/html", f"<html><body><p>{said}</p></body></html>\n", how)),
            f"Content-Type: message/delivery-status\n\nReporting-MTA: dns;{mta}\nReceived-From-MTA: dns;gui.so.example\n"
            f"Arrival-Date: Sun, 24 May 2026 00:00:03 +0000\n\n{status}\n\n", returned(False, None)), recipients)


UNDELIVERABLE = "=?UTF-8?B?VW5kZWxpdmVyYWJsZTogS+G6v3QgcXXhuqMgYuG6p3UgY+G7rQ==?="
exchange("exchange-failed", UNDELIVERABLE, f"{HANH} is not known at hue.example.\n", [
    rcpt(HANH, "failed", "5.1.1", "550 5.1.1 RESOLVER.ADR.RecipNotFound; not found")], mta="EX01.hue.example")
exchange("exchange-m365-failed", UNDELIVERABLE, f"{HANH} wasn’t found at hue.example.\n", [rcpt(
    HANH, "failed", "5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup")])
exchange("exchange-full", UNDELIVERABLE, "The recipient’s mailbox takes no more.\n", [rcpt(
    DUC, "failed", "5.2.2", "554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException."
    "MapiExceptionShutoffQuotaExceeded; Failed to process message due to a permanent exception")])
exchange("exchange-delayed", "Delivery delayed:", "Delivery is late; it is tried for another two days.\n",
         [rcpt(LAN, "delayed", "4.4.7", "400 4.4.7 Message delayed")])
exchange("exchange-relayed", "Relayed:", "The next server sends no notices.\n", [rcpt(HANH, "relayed", "2.0.0")])
exchange("exchange-delivered", "Delivered:", "The message is in the mailbox.\n", [rcpt(HANH, "delivered", "2.0.0")])
exchange("exchange-several", UNDELIVERABLE, "Two groups of trouble.\n", [
    rcpt(HANH, "failed", "5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup"),
    rcpt(DUC, "failed", "5.7.1", "550 5.7.1 RESOLVER.RST.AuthRequired; authentication required", mta="mx.quangtri.example")])
exchange("exchange-base64", UNDELIVERABLE, "Không gửi được thư tới người nhận này.\nAction: failed\n",
         [rcpt(HANH, "failed", "5.1.1", "550 5.1.1 RESOLVER.ADR.RecipNotFound; not found")], "base64", "vi-VN")
save("exchange-ooo", f"""Return-Path: <>
From: =?UTF-8?Q?Nguy=E1=BB=85n_Th=E1=BB=8B_H=E1=BA=A1nh?= <{HANH}>
To: <{TO}>
Subject: =?UTF-8?B?VHLhuqMgbOG7nWkgdOG7sSDEkeG7mW5n?=
Date: Sun, 24 May 2026 00:00:09 +0000
Message-ID: <ooo-1@hue.example>
In-Reply-To: <@MESSAGE-ID@@so.example>
Auto-Submitted: auto-replied
X-Auto-Response-Suppress: All
Precedence: bulk
MIME-Version: 1.0
""" + encoded("text/plain", "Tôi đi vắng đến ngày 1/6. Thư gấp xin gửi phòng hành chính.\n", "quoted-printable"))
save("exchange-read", f"""From: <{HANH}>
To: <{TO}>
Subject: Read: receipt
Date: Sun, 24 May 2026 00:05:00 +0000
Message-ID: <mdn-1@hue.example>
In-Reply-To: <@MESSAGE-ID@@so.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=disposition-notification; boundary="mdn"

""" + parts("mdn", "Content-Type: text/plain\n\nThe message was displayed.\n", f"""Content-Type: message/disposition-notification

Reporting-UA: hue.example; Mail
Final-Recipient: rfc822;{HANH}
Original-Message-ID: <@MESSAGE-ID@@so.example>
Disposition: manual-action/MDN-sent-manually; displayed
"""))


# ---------------------------------------------------------------- Google: multipart/related with an icon first
def google(name, subject, said, recipients):
    outer, mid, inner = "000000000000a1b2c3063d0e4f50", "000000000000b2c3d4063d0e4f51", "000000000000c3d4e5063d0e4f52"
    status = "\n\n".join("\n".join(filter(None, [
        f"Final-Recipient: rfc822; {r['address']}", f"Action: {r['action']}", f"Status: {r['status']}",
        r["mta"] and f"Remote-MTA: dns; {r['mta']}. (198.51.100.5, the server for the domain {r['address'].split('@')[1]}.)",
        fold(f"Diagnostic-Code: smtp; {r['diagnostic']}", " ", 90), "Last-Attempt-Date: Sat, 23 May 2026 19:15:27 -0700 (PDT)",
        r["action"] == "delayed" and "Will-Retry-Until: Mon, 25 May 2026 17:00:03 -0700 (PDT)"])) for r in recipients)
    save(name, f"""Return-Path: <>
Received: by 2002:a05:6a20:1234:b0:1f5:8e7a:abcd with SMTP id d9csp1000001pzk;
        Sat, 23 May 2026 19:15:27 -0700 (PDT)
Content-Type: multipart/report; boundary="{outer}"; report-type=delivery-status
From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>
To: {TO}
Auto-Submitted: auto-replied
Subject: {subject}
References: <@MESSAGE-ID@@so.example>
In-Reply-To: <@MESSAGE-ID@@so.example>
X-Failed-Recipients: {recipients[0]['address']}
Message-ID: <66500000.050a0220.1a2b3.4c5d.GMR@mx.google.example>
Date: Sat, 23 May 2026 19:15:27 -0700 (PDT)
MIME-Version: 1.0

""" + parts(outer, f'Content-Type: multipart/related; boundary="{mid}"\n\n' + parts(
        mid, f'Content-Type: multipart/alternative; boundary="{inner}"\n\n' + parts(
            inner, f'Content-Type: text/plain; charset="UTF-8"\n\n\n** {said} **\n',
            f'Content-Type: text/html; charset="UTF-8"\n\n<html><body><h2>{said}</h2></body></html>\n'),
        'Content-Type: image/png; name="icon.png"\nContent-Disposition: attachment; filename="icon.png"\n'
        'Content-Transfer-Encoding: base64\nContent-ID: <icon.png>\n\niVBORw0KGgo=\n'),
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; googlemail.example\n"
        f"Received-From-MTA: dns; {TO}\nArrival-Date: Sat, 23 May 2026 17:00:03 -0700 (PDT)\n"
        f"X-Original-Message-ID: <@MESSAGE-ID@@so.example>\n\n{status}\n", returned(False, None)), recipients)


G1 = ("550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking the "
      "address. For more information, go to 550 5.1.1 https://support.example/mail/?p=NoSuchUser d9443c01 - gsmtp")
G2 = ("552-5.2.2 The recipient's inbox is out of storage space. 552 5.2.2 https://support.example/mail/?p=OverQuotaPerm "
      "98e67ed5 - gsmtp")
google("google-failed", "Delivery Status Notification (Failure)", "Address not found",
       [rcpt(HANH, "failed", "5.1.1", G1, mta="mx.hue.example")])
google("google-full", "Delivery Status Notification (Failure)", "Inbox full",
       [rcpt(DUC, "failed", "5.2.2", G2, mta="mx.quangtri.example")])
google("google-delayed", "Delivery Status Notification (Delay)", "Delivery incomplete", [rcpt(
    LAN, "delayed", "4.4.1", "The recipient server did not accept our requests to connect. [danang.example 198.51.100.7: timed out]")])


# ---------------------------------------------------------------- Amazon SES
def ses(name, said, recipients, older=False):
    bound = "----=_Part_1234567_890123456.1779588927000"
    def group(r):
        first, second = f"Action: {r['action']}", f"Final-Recipient: rfc822; {r['address']}"
        if older:
            first, second = second.replace("; ", ";"), first
        return "\n".join([first, second, fold(f"Diagnostic-Code: smtp; {r['diagnostic']}", " ", 400 if older else 90),
                          f"Status: {r['status']}" + (" (permanent failure)" if older else "")])
    human = encoded("text/plain", said, "quoted-printable") if older else \
        f"Content-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: 7bit\nContent-Description: Notification\n\n{said}"
    save(name, f"""Return-Path: <>
Received: from a8-50.smtp-out.amazonses.example (203.0.113.50) by mx.so.example; Sun, 24 May 2026 02:15:27 +0000
From: MAILER-DAEMON@ap-southeast-1.amazonses.example
To: {TO}
Message-ID: <0100019a0000beef-0f0f0f0f-1111-4222-8333-444455556666-000000@ap-southeast-1.amazonses.example>
Subject: Delivery Status Notification (Failure)
MIME-Version: 1.0
Content-Type: multipart/report;
\tboundary="{bound}";
\treport-type=delivery-status
Date: Sun, 24 May 2026 02:15:27 +0000
X-SES-Outgoing: 2026.05.24-203.0.113.50

""" + parts(bound, human, "Content-Type: message/delivery-status\nContent-Transfer-Encoding: 7bit\n"
            "Content-Description: Delivery Status Notification\n\nReporting-MTA: dsn; a8-50.smtp-out.amazonses.example\n\n"
            + "\n\n".join(map(group, recipients)) + "\n\n", returned(False)), recipients)


ses("ses-failed", f"The mail could not be delivered to:\n{HANH}\n", [GONE])
ses("ses-full", f"The mail could not be delivered to:\n{DUC}\n", [BRIM])
ses("ses-several", f"The mail could not be delivered to:\n{HANH}\n{DUC}\n", [GONE, BRIM])
ses("ses-quoted", f"Thư tới <{HANH}> không chuyển được. Lý do: 5.1.1 = không có người nhận\n", [GONE], True)


# ---------------------------------------------------------------- qmail: QSBMF, no MIME
def qmail(name, *reasons):
    said = "\n\n".join(f"<{a}>:\n{why}" for a, why in reasons)
    save(name, f"""Return-Path: <>
Received: (qmail 2214 invoked for bounce); 24 May 2026 02:15:27 -0000
Date: 24 May 2026 02:15:27 -0000
From: MAILER-DAEMON@mail.danang.example
To: {TO}
Subject: failure notice

Hi. This is the qmail-send program at mail.danang.example.
It could not hand your message to the addresses below, and has given up.

{said}

--- Below this line is a copy of the message.

{ORIGINAL}""")


qmail("qmail-failed", (LAN, "Sorry, no mailbox here by that name. (#5.1.1)"))
qmail("qmail-full", (DUC, "198.51.100.9 failed after I sent the message.\nRemote host said: 552 5.2.2 Over quota"))
qmail("qmail-several", (LAN, "Sorry, no mailbox here by that name. (#5.1.1)"), (HANH, "User is over quota. (#5.2.2)"))


# ---------------------------------------------------------------- OpenSMTPD: multipart/mixed, no Diagnostic-Code
def opensmtpd(name, outcome, said, recipients, why):
    bound = "15462020948069980410/mail.danang.example"
    rows = "\n\n".join(f"Final-Recipient: rfc822; {r['address']}\nAction: {r['action']}\nStatus: {r['status']}" for r in recipients)
    save(name, f"""Return-Path: <>
Received: from localhost (mail.danang.example [local])
\tby mail.danang.example (OpenSMTPD) with ESMTPA id 576b025e
\tfor <{TO}>;
\tSun, 24 May 2026 02:15:27 +0000 (UTC)
Subject: Delivery status notification: {outcome}
From: Mailer Daemon <MAILER-DAEMON@mail.danang.example>
To: {TO}
Date: Sun, 24 May 2026 02:15:27 +0000 (UTC)
MIME-Version: 1.0
Content-Type: multipart/mixed;boundary="{bound}"
Message-ID: <74f4ebe8d6e046ed@mail.danang.example>

This is a MIME-encapsulated message.

""" + parts(bound, "Content-Description: Notification\nContent-Type: text/plain; charset=us-ascii\n\n    Hello,\n\n"
            f"    {said}\n\n" + "\n".join(f"{r['address']}: {why}" for r in recipients) + "\n",
            "Content-Description: Delivery Report\nContent-Type: message/delivery-status\n\n"
            f"Reporting-MTA: dns; mail.danang.example\n\n{rows}\n",
            "Content-Description: Message headers\nContent-Type: text/rfc822-headers\n\n" + TOP + HEAD), recipients)


opensmtpd("opensmtpd-failed", "failed", "These could not be reached:", [rcpt(LAN, "failed", "5.1.1")], NONE % LAN)
opensmtpd("opensmtpd-full", "failed", "These could not be reached:", [rcpt(DUC, "failed", "5.2.2")], FULL % DUC)
opensmtpd("opensmtpd-delayed", "delayed", "Still in the queue:", [rcpt(LAN, "delayed", "4.4.7")], "421 4.7.0 Try again later")
opensmtpd("opensmtpd-delivered", "success", "Delivered:", [rcpt(LAN, "delivered", "2.0.0")], "250 2.0.0 Delivered")
opensmtpd("opensmtpd-several", "failed", "These could not be reached:",
          [rcpt(LAN, "failed", "5.1.1"), rcpt(HANH, "failed", "5.1.1")], "550 5.1.1 Invalid recipient")

# ---------------------------------------------------------------- not a report at all
save("other-rubbish", b"From: \xe9\xe8\xff\r\nTo: " + TO.encode() + b"\r\nSubject: \x80\x81 \xc3\x28\r\n"
     b"Content-Type: multipart/report; boundary=\"\xfe\xff\"\r\n\r\n" + bytes(range(128, 256)) * 20 + b"\r\n", system="other")
save("other-empty", b"", system="other")


def reread(octets):
    """The recipients Python's email finds, with the tokens filled in."""
    octets = octets.replace(b"@TOKEN@", b"k7Qd2w").replace(b"@MESSAGE-ID@", b"k7Qd2w.1")
    msg, found, todo = message_from_bytes(octets, policy=policy.compat32), [], []
    todo.append(msg)
    while todo:                                             # not into message/rfc822: what comes back is no report
        part = todo.pop(0)
        if part.get_content_type() == "message/delivery-status":
            for group in part.get_payload():
                flat = {k.lower(): " ".join(str(v).split()) for k, v in group.items()}
                if all(flat.get(k) for k in ("final-recipient", "action", "status")):
                    code = flat.get("diagnostic-code", "").partition(";")[2].strip()
                    found.append(dict(address=flat["final-recipient"].partition(";")[2].strip(), status=flat["status"].split()[0],
                                      action=flat["action"].split()[0].lower(), diagnostic=code or None))
        elif part.get_content_maintype() == "multipart" and part.is_multipart():
            todo += part.get_payload()
    return msg, found


def check(folder):
    """Compare expected.json with an independent parse; return what is wrong."""
    wrong, want = [], json.loads((folder / "expected.json").read_text())
    cutoff = ("truncated", "rubbish", "empty")
    for row in want:
        octets = (folder / row["file"]).read_bytes()
        msg, found = reread(octets)
        spoilt = any(c in row["file"] for c in cutoff)
        defects = [] if spoilt else [d for p in msg.walk() for d in p.defects]
        lacks = [] if spoilt else [t for t in (b"To: ", b"tccb+@TOKEN@@so.example", b"<@MESSAGE-ID@@so.example>") if t not in octets]
        hosts = set(re.findall(rb"@([\w.-]+\.\w+)", octets)) - {h for h in re.findall(rb"@([\w.-]+\.\w+)", octets) if h.endswith(b".example")}
        if found != row["recipients"] or bool(found) != row["isReport"] or defects or lacks or hosts:
            wrong.append((row["file"], found, row["recipients"], defects, lacks, hosts))
        if re.search(rb"(?<!\r)\n", octets) or max(map(len, octets.split(b"\r\n"))) > 998 and "rubbish" not in row["file"]:
            wrong.append((row["file"], "line ends or length"))
    extra = {p.name for p in folder.glob("*.eml")} ^ {r["file"] for r in want}
    return wrong + sorted(extra)


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, octets, _ in FILES:
        (folder / name).write_bytes(octets)
    (folder / "expected.json").write_text(json.dumps([e for *_, e in FILES], ensure_ascii=False, indent=1) + "\n")
    wrong = check(folder)
    for row in wrong:
        print(*row if isinstance(row, tuple) else [row], sep="\n  ")
    reports = [e for *_, e in FILES if e["isReport"]]
    print(f"{len(FILES)} files, {len(reports)} reports with {sum(len(e['recipients']) for e in reports)} recipients; "
          + (f"{len(wrong)} do not re-read as expected" if wrong else "all re-read as expected"))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
