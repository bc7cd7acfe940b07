"""A real SMTP server for the tests: aiosmtpd with STARTTLS or implicit TLS, an account, a Maildir.

relay.py FOLDER [--starttls CERT KEY] [--smtps CERT KEY] [--account USER PASSWORD] [--strip]
         [--token USER TOKEN] [--client-authority CERT] [--without MECHANISM]
         [--recipient ADDRESS REPLY]…
--token: XOAUTH2 with that access token alone. --without: a way to log in that is not offered. --client-authority: clients must show a certificate of it.
Prints its port, then runs until its standard input ends.
"""
import argparse, asyncio, base64, os, ssl, sys, uuid
from aiosmtpd.smtp import MISSING, SMTP, AuthResult

options = argparse.ArgumentParser()
options.add_argument("folder")
options.add_argument("--starttls", nargs=2)
options.add_argument("--smtps", nargs=2)
options.add_argument("--account", nargs=2)
options.add_argument("--token", nargs=2)
options.add_argument("--client-authority")
options.add_argument("--without", action="append", default=[])
options.add_argument("--recipient", nargs=2, action="append", default=[])
options.add_argument("--strip", action="store_true")
options.add_argument("--echo", action="store_true")
args = options.parse_args()
os.makedirs(args.folder, exist_ok=True)


class Handler:
    async def auth_XOAUTH2(self, server, words):
        said = base64.b64decode(words[1]) if len(words) > 1 else await server.challenge_auth("")
        if said is MISSING:
            return AuthResult(success=False)
        wanted = f"user={args.token[0]}\x01auth=Bearer {args.token[1]}\x01\x01" if args.token else ""
        return AuthResult(success=said.decode() == wanted, handled=False, auth_data="token")

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        reply = dict(args.recipient).get(address, "250 2.1.5 Ok")
        if reply.startswith("250"):
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, server, session, envelope):
        name = os.path.join(args.folder, uuid.uuid4().hex)
        with open(name, "wb") as out:
            out.write(envelope.original_content)
        with open(name + ".session", "w") as out:
            out.write(f"tls={session.ssl is not None} auth={session.authenticated}\n")
        return "250 2.0.0 kept"


def authenticate(server, session, envelope, mechanism, data):
    user, password = (value.decode() for value in (data.login, data.password))
    success = [user, password] == args.account
    if args.echo and not success:
        triple = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
        return AuthResult(success=False, handled=False, message=f"535 5.7.8 not {password} nor {triple}")
    return AuthResult(success=success, handled=False)


def context(files):
    result = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    result.load_cert_chain(*files)
    if args.client_authority:
        result.load_verify_locations(args.client_authority)
        result.verify_mode = ssl.CERT_REQUIRED
    return result


def factory():
    return SMTP(
        Handler(),
        hostname="localhost",
        loop=loop,
        tls_context=context(args.starttls) if args.starttls and not args.strip else None,
        require_starttls=bool(args.starttls) and not args.strip,
        auth_required=bool(args.account or args.token),
        auth_require_tls=bool(args.starttls) and not args.strip,
        auth_exclude_mechanism=args.without,
        authenticator=authenticate if args.account else None,
    )


async def serve():
    tls = context(args.smtps) if args.smtps else None
    server = await loop.create_server(factory, "127.0.0.1", 0, ssl=tls)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


loop = asyncio.new_event_loop()
loop.run_until_complete(serve())
