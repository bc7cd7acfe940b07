"""A mail server that means harm: hostile.py HOW CERTIFICATE KEY HEARD

Prints its port, serves until its standard input ends, and writes all that it hears into the file HEARD.
"""
import socket, ssl, struct, sys, threading

how, certificate, key, heard = sys.argv[1:]
log = open(heard, "ab", buffering=0)


class Ended(Exception):
    pass


class Session:
    def __init__(self, line):
        self.line, self.rest = line, b""

    def say(self, octets):
        self.line.sendall(octets)

    def forever(self, octets):
        while True:
            self.say(octets)

    def hear(self):
        while b"\n" not in self.rest:
            more = self.line.recv(65536)
            if not more:
                raise Ended
            log.write(more)
            self.rest += more
        line, self.rest = self.rest.split(b"\n", 1)
        return line.strip()

    def letter(self):
        while self.hear() != b".":
            pass

    def greet(self):
        if how == "greeting-endless":
            self.forever(b"220-x\r\n" * 1000)
        if how == "greeting-line":
            self.forever(b"2" * 65536)
        others = {"greeting-http": b"HTTP/1.1 400 Bad Request\r\n\r\n", "greeting-text": b"hello\r\n"}
        if how in others:
            self.say(others[how])
            raise Ended
        self.say({
            "greeting-nul": b"220 \0\0\0\r\n", "greeting-lf": b"220 x\n", "greeting-999": b"999 x\r\n",
        }.get(how, b"220 x ESMTP\r\n"))

    def offers(self, is_encrypted):
        if how == "ehlo-endless":
            self.forever(b"250-X\r\n" * 1000)
        if how == "ehlo-mixed":
            return b"250-x\r\n550 y\r\n"
        offers = [b"x", b"PIPELINING"]
        if is_encrypted:
            offers.append(b"AUTH PLAIN LOGIN")
        elif how.startswith(("tls", "auth")):
            offers.append(b"STARTTLS")
        return b"".join(b"250-%s\r\n" % o for o in offers[:-1]) + b"250 %s\r\n" % offers[-1]

    def starttls(self):
        if how == "tls-later":
            self.say(b"454 4.7.0 not now\r\n")
        elif how == "tls-plain":
            self.forever(b"220 go\r\n250 x\r\n")
        else:
            injected = b"250-x\r\n250 AUTH PLAIN\r\n235 ok\r\n" if how == "tls-injection" else b""
            self.say(b"220 go\r\n" + injected)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, key)
            self.line, self.rest = context.wrap_socket(self.line, server_side=True), b""
            self.serve(True)

    def authenticate(self):
        if how == "auth-endless":
            while True:
                self.say(b"334 \r\n")
                self.hear()
        if how == "auth-large":
            self.say(b"334 " + b"QUFB" * 1_300_000 + b"\r\n")
        self.say(b"535 5.7.8 no\r\n")

    def content(self):
        if how == "data-250":
            return self.say(b"250 ok\r\n")
        self.say(b"354 go\r\n")
        self.letter()
        if how == "dot-close":
            raise Ended
        if how == "dot-reset":
            self.line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            raise Ended
        self.say({
            "dot-354": b"354 more\r\n", "dot-551": b"551 5.7.1 try <x@evil.example>\r\n",
            "dot-escape": b"550 5.7.1 \x1b[31mred\x07\x1b]0;x\x07 \xe2\x80\xaeright\r\n",
            "dot-large": b"250-" + b"x" * 300_000 + b"\r\n250 ok\r\n",
        }.get(how, b"250 2.0.0 kept\r\n"))

    def serve(self, is_encrypted=False):
        while True:
            word = self.hear()[:4].upper()
            if word == b"EHLO":
                self.say(self.offers(is_encrypted))
            elif word == b"STAR":
                return self.starttls()
            elif word == b"AUTH":
                self.authenticate()
            elif word == b"RCPT":
                self.say({
                    "rcpt-251": b"251 will forward to <x@evil.example>\r\n",
                    "rcpt-551": b"551 5.1.6 try <x@evil.example>\r\n",
                }.get(how, b"250 ok\r\n"))
            elif word == b"DATA":
                self.content()
            elif word == b"QUIT":
                self.say(b"221 bye\r\n")
                raise Ended
            else:
                self.say(b"250 ok\r\n")


def serve(line):
    try:
        session = Session(line)
        session.greet()
        session.serve()
    except (Ended, OSError):
        pass
    finally:
        line.close()


def listen(server):
    while True:
        line, _ = server.accept()
        threading.Thread(target=serve, args=(line,), daemon=True).start()


server = socket.create_server(("127.0.0.1", 0))
print(server.getsockname()[1], flush=True)
threading.Thread(target=listen, args=(server,), daemon=True).start()
sys.stdin.read()
