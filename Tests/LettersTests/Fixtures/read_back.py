#!/usr/bin/python3
"""Read every N.eml of a folder back with Python's email and with GMime 3, and compare with expected.jsonl.

    /usr/bin/python3 read_back.py [--known] FOLDER        exit 0: all agree, 1: disagreements, 2: usage

The two readers share no code. Bodies are compared as UTF-8 with CRLF made LF and without trailing line ends;
everything else exactly, attachments octet by octet. "structure" lists what must not be there: defects seen by
Python, text in a charset other than UTF-8 or US-ASCII, a second body of one type, a nameless foreign part.
Two defects of Debian 12's readers, mended upstream, hit correct messages: GMime < 3.2.14 drops what follows a
padded B word (gmime issue 133); Python < 3.14.5 puts a space between the encoded words of a display name
(gh-128110). Such lines get a hint; with --known the header is read word by word by the same library instead.
"""
import base64
import json
import re
import sys
from email.header import decode_header, make_header
from email.headerregistry import HeaderRegistry
from email.parser import BytesParser
from email.policy import default
from email.utils import getaddresses
from functools import lru_cache
from pathlib import Path

import gi
gi.require_version("GMime", "3.0")
from gi.repository import GMime  # noqa: E402

BODIES = {"text/plain": "text", "text/html": "html", "text/calendar": "calendar"}
FIELDS = ("subject", "from_name", "to_name", "text", "html", "calendar",
          "attachment names", "attachment types", "attachment octets", "structure")
WORD = re.compile(r"(=\?[^?\s]+\?[bq]\?[^?\s]*\?=)", re.I)
PAIR = re.compile(r"\?=\s+=\?")
REGISTRY = lru_cache(2_000)(HeaderRegistry())          # header objects are immutable: parse each value once
POLICY = default.clone(header_factory=REGISTRY)


def plain(text):
    return text.replace("\r\n", "\n").rstrip("\r\n")


def sort_part(seen, kind, charset, name, attached, data):
    """File one leaf of the MIME tree under the fields it fills."""
    if attached or name is not None:
        seen["attachment names"].append(name)
        seen["attachment types"].append(kind)
        seen["attachment octets"].append(data)
        return
    field = BODIES.get(kind)
    if field is None or seen[field] is not None:
        seen["structure"].append(f"unexpected part {kind}")
        return
    if (charset or "us-ascii").lower() not in ("utf-8", "us-ascii") or not charset and not data.isascii():
        seen["structure"].append(f"{kind} in charset {charset}")
    try:
        seen[field] = plain(data.decode("utf-8"))
    except UnicodeDecodeError:
        seen[field] = data


def blank():
    return {f: [] if f.startswith("attachment") or f == "structure" else None for f in FIELDS}


def one_name(names):
    return (names[0] or None) if len(names) == 1 else names


def by_python(raw, known):
    msg = BytesParser(policy=POLICY).parsebytes(raw)
    seen = blank()
    seen["subject"] = None if msg["subject"] is None else str(msg["subject"])
    rawly = {k.lower(): v for k, v in msg.raw_items()}
    for field, header in (("from_name", "from"), ("to_name", "to")):
        if known and PAIR.search(rawly.get(header, "")):
            seen[field] = one_name([str(make_header(decode_header(n))) for n, _ in getaddresses([rawly[header]])])
        else:
            seen[field] = one_name([a.display_name for a in msg[header].addresses] if msg[header] else [])
    for part in msg.walk():
        seen["structure"] += [repr(d) for d in part.defects]
        for key, value in part.items():
            seen["structure"] += [f"{key}: {d!r}" for d in value.defects]
        if not part.is_multipart():
            data = part.get_payload(decode=True)
            seen["structure"] += [repr(d) for d in part.defects if repr(d) not in seen["structure"]]  # base64
            sort_part(seen, part.get_content_type(), part.get_content_charset(), part.get_filename(),
                      part.get_content_disposition() == "attachment", data)
    return seen


def gmime_words(msg, header):
    """A header's text, each encoded word decoded by GMime on its own."""
    raw = re.sub(r"\r?\n", "", msg.get_header_list().get_header(header).get_raw_value()).strip()
    bits = WORD.split(raw)                              # odd places are words
    return "".join(GMime.utils_header_decode_text(None, b) if i % 2 else
                   "" if 0 < i < len(bits) - 1 and not b.strip() else b for i, b in enumerate(bits))


def gmime_leaves(part):
    if isinstance(part, GMime.Multipart):
        for i in range(part.get_count()):
            yield from gmime_leaves(part.get_part(i))
    else:
        yield part


def by_gmime(raw, known):
    seen = blank()
    msg = GMime.Parser.new_with_stream(GMime.StreamMem.new_with_buffer(raw)).construct_message(None)
    if msg is None:
        seen["structure"].append("no message")
        return seen
    pairs = known and PAIR.search(raw.split(b"\r\n\r\n", 1)[0].decode("latin-1"))
    seen["subject"] = gmime_words(msg, "Subject") if pairs and msg.get_subject() else msg.get_subject()
    for field, header, found in (("from_name", "From", msg.get_from()), ("to_name", "To", msg.get_to())):
        names = [found.get_address(i).get_name() for i in range(found.length())] if found else []
        if pairs and len(names) == 1 and names[0]:
            names = [re.sub(r'^"(.*)"$', r"\1", gmime_words(msg, header).rsplit("<", 1)[0].strip())]
        seen[field] = one_name(names)
    for part in gmime_leaves(msg.get_mime_part()):
        kind = part.get_content_type()
        content = part.get_content() if isinstance(part, GMime.Part) else None
        if content is None:
            seen["structure"].append(f"unexpected part {kind.get_mime_type()}")
            continue
        out = GMime.StreamMem.new()
        content.write_to_stream(out)
        sort_part(seen, kind.get_mime_type(), kind.get_parameter("charset"), part.get_filename(),
                  part.is_attachment(), bytes(out.get_byte_array() or b""))
    return seen


def expected_of(line):
    want, files = blank(), line["attachments"]
    for f in ("subject", "from_name", "to_name"):
        want[f] = line[f]
    for f in ("text", "html", "calendar"):
        want[f] = None if line[f] is None else plain(line[f])
    want["attachment names"] = [f["name"] for f in files]
    want["attachment types"] = [f["type"] for f in files]
    want["attachment octets"] = [base64.b64decode(f["base64"], validate=True) for f in files]
    return want


def cut(value):
    text = repr(value)
    return text if len(text) <= 200 else text[:199] + "…"


def hint(reader, field, raw):
    head = raw.split(b"\r\n\r\n", 1)[0].decode("latin-1")
    if reader == "gmime" and field in ("subject", "from_name", "to_name") and re.search(r"=\?=\s+=\?", head):
        return " (gmime issue 133? see --known)"
    if reader == "python" and field in ("from_name", "to_name") and PAIR.search(head):
        return " (python gh-128110? see --known)"
    return ""


def main():
    args = [a for a in sys.argv[1:] if a != "--known"]
    known = "--known" in sys.argv
    if len(args) != 1 or not Path(args[0], "expected.jsonl").is_file():
        print(__doc__, file=sys.stderr)
        return 2
    folder, wrong, count = Path(args[0]), {"python": 0, "gmime": 0}, 0
    GMime.init()

    def report(reader, file, field, want, got, more=""):
        wrong[reader] += 1
        print(f"{file}: {reader}: {field}: expected {cut(want)} got {cut(got)}{more}")

    left = {p.name for p in folder.glob("*.eml")}
    with open(folder / "expected.jsonl", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line, count = json.loads(line), count + 1
            file = f"{line['n']}.eml"
            left.discard(file)
            raw = (folder / file).read_bytes() if (folder / file).is_file() else None
            want = expected_of(line)
            for reader, read in (("python", by_python), ("gmime", by_gmime)):
                if raw is None or line["n"] != number:
                    report(reader, file, "n", number, None if raw is None else line["n"])
                    continue
                got = read(raw, known)
                for field in FIELDS:
                    if want[field] != got[field]:
                        report(reader, file, field, want[field], got[field], hint(reader, field, raw))
    for file in sorted(left):
        for reader in wrong:
            report(reader, file, "n", None, "file without a line in expected.jsonl")
    print(f"{count} messages, {wrong['python']} disagreements by Python email, {wrong['gmime']} by GMime")
    return 1 if any(wrong.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
