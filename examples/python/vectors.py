"""Holds the reader against the vectors: vectors.py FOLDER prints `NAME CODE` for each case in it.

A case is a text of lines `name: value`; its `expect` is not looked at here.
"""

import os
import sys
from pathlib import Path

import signet_reader as signet


class Case:
    def __init__(self, text):
        self.lines = []
        for line in text.split("\n"):
            line = line.removesuffix("\r")
            if line and not line.startswith("#"):
                name, _, value = line.partition(": ")
                self.lines.append((name.removesuffix(":"), value))

    def all(self, name):
        return [value for given, value in self.lines if given == name]

    def get(self, name, otherwise=None):
        return next(iter(self.all(name)), otherwise)

    def text(self, name):
        """With its line breaks."""
        parts = self.get(name, "").split("\\\\")
        return "\\".join(part.replace("\\n", "\n") for part in parts)

    def machine(self):
        parts = {}
        for value in self.all("hash"):
            part, _, one = value.partition(" ")
            parts.setdefault(part, []).append(one)
        return parts

    def device(self):
        value = self.get("device")
        if value is None:
            return None
        x, _, y = value.partition(" ")
        return {"kty": "EC", "crv": "P-256", "x": x, "y": y}


def read(case, keys):
    """The claims, of a license or a certificate; else None."""
    kind, text, now, own = case.get("reads"), case.text("text"), int(case.get("now", 0)), case.get("id")
    match kind:
        case "license":
            return signet.verify_license(text, keys, now)
        case "certificate":
            return signet.verify_certificate(text, keys, now, case.machine(), own, case.device())
        case "network":
            return signet.verify_network(text, keys, now, own)
        case "domain":
            return signet.verify_domain(text, keys, now, case.get("domain", ""))
        case "token":
            return signet.verify_token(text, keys, now, own)
        case "revocations":
            signet.read_revocations(text, keys, int(case.get("highest", 0)))
        case "request":
            signet.read_request(text)
        case "proof":
            signet.verify_proof(text, case.device())
        case _:
            raise ValueError(f"it reads {kind!r}, which is none of the kinds")
    return None


def answer(case, folder):
    if case.get("reads") == "part":
        found = signet.part_hash(bytes.fromhex(case.get("salt")), case.get("part"), case.text("found"))
        return found or "none"
    # This reader has no PS256.
    if any(name.endswith(" PS256") for name in case.all("key")):
        return "skipped"
    keys = [signet.VendorKey((folder / "keys" / f"{name}.pem").read_text()) for name in case.all("key")]
    try:
        claims = read(case, keys)
        if claims and case.get("list") is not None:
            signet.check_revoked(claims, signet.read_revocations(case.text("list"), keys, 0))
    except signet.Refused as refused:
        return refused.code
    for value in case.all("feature"):
        number, _, expected = value.partition(" ")
        if signet.granted(claims, int(number), int(case.get("now"))) != (expected == "yes"):
            return f"feature {number}"
    return "good"


def main():
    if len(sys.argv) != 2:
        sys.exit("vectors.py FOLDER")
    folder = Path(sys.argv[1])
    try:
        names = sorted(name[:-4] for name in os.listdir(folder) if name.endswith(".txt"))
    except OSError as error:
        sys.exit(str(error))
    for name in names:
        try:
            print(name, answer(Case((folder / f"{name}.txt").read_bytes().decode()), folder))
        except (OSError, ValueError, TypeError) as error:
            sys.exit(f"{name} is no case: {error}")


if __name__ == "__main__":
    main()
