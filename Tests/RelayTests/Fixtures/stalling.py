"""An SMTP server on 127.0.0.1 that stops in the middle of a letter, so that its client can be killed there.

stalling.py FOLDER: prints its port, then obeys lines on standard input and ends with it.
  stall PHASE N   the Nth letter from now on is stopped in: mail, data, body, dot, done
It prints `stalled` there: before the answer to MAIL, after the answer to DATA, with half of the content read,
with all of it kept and no answer given, with the answer given (after printing `kept` and reading `go`).
Each letter that is read to its final dot is kept as a file of FOLDER.
"""
import pathlib, queue, socket, sys, threading

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
server = socket.create_server(("127.0.0.1", 0))
print(server.getsockname()[1], flush=True)
plan = {"phase": None, "left": 0}
told = queue.Queue()
kept = 0


def stall(phase, connection):
    """True where the client is gone now."""
    if plan["phase"] != phase or plan["left"] != 1:
        return False
    plan["phase"] = None
    print("stalled", flush=True)
    try:
        while connection.recv(65536):
            pass
    except ConnectionError:
        pass
    return True


def serve(connection):
    global kept
    stream = connection.makefile("rb")
    say = lambda line: connection.sendall(line + b"\r\n")
    say(b"220 here ESMTP")
    while line := stream.readline():
        word = line[:4].upper()
        if word == b"EHLO":
            say(b"250-here\r\n250-PIPELINING\r\n250 SIZE 10485760")
        elif word == b"MAIL":
            if stall("mail", connection):
                return
            say(b"250 2.1.0 Ok")
        elif word == b"RCPT":
            say(b"250 2.1.5 Ok")
        elif word == b"DATA":
            say(b"354 go on")
            if stall("data", connection):
                return
            letter = b""
            while (line := stream.readline()) != b".\r\n":
                if not line:
                    return
                letter += line[1:] if line.startswith(b".") else line
                if len(letter) > 2000 and stall("body", connection):
                    return
            kept += 1
            (folder / f"{kept}.eml").write_bytes(letter)
            if stall("dot", connection):
                return
            if plan["phase"] == "done" and plan["left"] == 1:
                print("kept", flush=True)
                told.get()
            say(b"250 2.0.0 Ok")
            if stall("done", connection):
                return
            plan["left"] -= 1
        elif word == b"QUIT":
            say(b"221 Bye")
            return
        else:
            say(b"250 2.0.0 Ok")


def accept():
    while True:
        connection, _ = server.accept()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            serve(connection)
        except ConnectionError:
            pass
        connection.close()


threading.Thread(target=accept, daemon=True).start()
for line in sys.stdin:
    words = line.split()
    if words[0] == "stall":
        plan.update(phase=words[1], left=int(words[2]))
    else:
        told.put(line)
