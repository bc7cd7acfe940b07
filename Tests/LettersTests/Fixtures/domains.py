"""Domains in Vietnamese and other letters with their ASCII form by the package idna; writes domains.csv.

pip install idna==3.10; python domains.py
"""
import pathlib, random, unicodedata
import idna

random.seed(2021)
words = ("sở nông nghiệp phát triển nông thôn đắk lắk ủy ban nhân dân chi cục kiểm lâm thủy lợi trường cao đẳng "
         "bücher français кто пример 例え テスト ελλάδα ąęł ñandú").split()
lines = set()
while len(lines) < 400:
    label = random.choice(["", "-", ""]).join(random.sample(words, random.randint(1, 4)))
    if random.random() < 0.3:
        label += str(random.randint(0, 99))
    domain = label + ".example"
    try:
        ascii = idna.encode(unicodedata.normalize("NFC", domain.lower())).decode()
    except idna.IDNAError:
        continue
    if domain.isascii():
        continue
    lines.add(f"{unicodedata.normalize('NFD', domain) if random.random() < 0.2 else domain},{ascii}")
pathlib.Path(__file__).with_name("domains.csv").write_text("\n".join(sorted(lines)) + "\n")
