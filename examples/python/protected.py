"""A protected program, as small as one can be: asks for an activation, runs, and removes itself.

    protected.py request SERIAL > machine.request    what goes to the vendor
    protected.py install machine.cert                what came back
    protected.py run                                 does its work, or says why not
    protected.py revocations list.revoked            takes in what the vendor revoked
    protected.py remove > machine.proof              gives the activation back

Options before the command: --key vendor.pem (repeat it for the next key), --home FOLDER where it keeps what it knows,
--now SECONDS to try what happens when a clock is set.
"""

import argparse
import glob
import json
import os
import platform
import secrets
import sys
import time
import uuid
from pathlib import Path

import signet_reader as signet

# Fixed in a real program; an option of this one.
PRODUCT = 7
VERSION = "4.2"
FEATURE = 1
# Chosen once for the product and never changed.
SALT = b"chart studio"
# Starts after the clock was set back, to give an honest user time to set it right.
GRACE = 3


def read(path):
    """A file's text, whatever is in it: what is no file of ours is refused by who reads it."""
    return Path(path).read_bytes().decode(errors="replace")


def lines(path):
    try:
        return read(path).strip()
    except OSError:
        return ""


def real(path):
    """The address of an adapter that is a device and whose address was not made up: those come and go."""
    address = lines(path + "/address")
    made_up = not address or int(address[:2], 16) & 3
    return [address] if os.path.exists(path + "/device") and not made_up else []


def found_here():
    """The parts of this machine, by the rules of license-format.md for Linux, as far as this program is sold for."""
    cpu = [line.split(":", 1)[1] for line in lines("/proc/cpuinfo").splitlines() if line.startswith("model name")]
    adapters = sorted(address for path in glob.glob("/sys/class/net/*") for address in real(path))
    vendor, name, version = (lines(f"/sys/class/dmi/id/board_{field}") for field in ("vendor", "name", "version"))
    return {
        "cpu": cpu[:1],
        "mac": adapters[:4],
        "motherboard": [f"{vendor} {name} {version}"] if name else [],
        "os": [lines("/etc/machine-id")],
        "host": [platform.node()],
    }


class Program:
    def __init__(self, home, keys, clock, product):
        self.home = Path(home)
        self.home.mkdir(parents=True, exist_ok=True)
        self.keys = [signet.VendorKey(read(key)) for key in keys]
        self.clock = clock
        self.product = product
        self.machine = signet.machine_of(SALT, found_here())
        self.certificate = self.home / "certificate"
        self.list = self.home / "revocations"
        self.seen = self.remembered()

    def remembered(self):
        """The largest time, the starts since the clock was set back, the number of the revocation list it keeps, and
        the highest number it knows of."""
        path = self.home / "seen"
        seen = {"time": 0, "grace": 0, "list": 0, "newest": 0}
        if not path.exists():
            return seen
        try:
            found = json.loads(read(path))
            return {name: int(found[name]) for name in seen}
        except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
            raise signet.Refused(f"{path} is damaged") from error

    def remember(self):
        (self.home / "seen").write_text(json.dumps(self.seen), encoding="utf-8")

    def key(self):
        """Made at the first request; its private half stays in the home folder."""
        path = self.home / "device.key"
        if not path.exists():
            with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
                file.write(secrets.token_bytes(32))
        try:
            return signet.DeviceKey(path.read_bytes())
        except ValueError as error:
            raise signet.Refused(f"{path} is damaged") from error

    def request(self, serial):
        content = {
            "id": str(uuid.uuid4()),
            "nonce": signet.encode(secrets.token_bytes(16)),
            "serial": serial,
            "product": {"number": self.product, "version": VERSION},
            "machine": self.machine,
            "name": platform.node()[:200],
            "key": self.key().public(),
        }
        print(signet.request_text(content))

    def accept(self, text, now):
        claims = signet.verify_certificate(text, self.keys, now, self.machine, key=self.key().public())
        if claims["product"]["number"] != self.product:
            raise signet.Refused("the certificate is for another product")
        # Without a list everything counts; one that is gone, or was put back to one from before, is refused.
        if self.seen["list"]:
            said = signet.read_revocations(read(self.list), self.keys, self.seen["list"])
            signet.check_revoked(claims, said)
        return claims

    def accepted(self, now):
        if not self.certificate.exists():
            raise signet.Refused("it is not activated on this machine")
        return self.accept(read(self.certificate), now)

    def install(self, path):
        text = read(path)
        # What is refused leaves the certificate before in its place.
        claims = self.accept(text, max(self.clock, self.seen["time"]))
        self.certificate.write_text(text, encoding="utf-8")
        # It names the newest list of its day: an older one does not pass any more.
        self.seen["newest"] = max(self.seen["newest"], claims.get("revocation_seq", 0))
        self.remember()
        print("activated")

    def revocations(self, path):
        text = read(path)
        said = signet.read_revocations(text, self.keys, self.seen["newest"])
        self.list.write_text(text, encoding="utf-8")
        self.seen["list"] = self.seen["newest"] = said["seq"]
        # A list tells the time, too.
        self.seen["time"] = max(self.seen["time"], said["iat"])
        self.remember()
        print(f"revocation list {said['seq']} taken in")

    def run(self):
        now = max(self.clock, self.seen["time"])
        claims = self.accepted(now)
        now = max(now, claims["iat"])
        if not signet.granted(claims, FEATURE, now):
            raise signet.Refused(f"feature {FEATURE} is not granted now")
        if self.clock + signet.TOLERANCE < now:
            self.seen["grace"] += 1
            self.remember()
            left = GRACE - self.seen["grace"]
            if left < 0:
                raise signet.Refused("the clock was set back: set it right")
            print(f"running, in grace: the clock was set back; {left} starts left")
            return
        self.seen |= {"time": now, "grace": 0}
        self.remember()
        known, newest = self.seen["list"], self.seen["newest"]
        print("running" if known >= newest else f"running; ask the vendor for revocation list {newest}")

    def remove(self):
        claims = self.accepted(max(self.clock, self.seen["time"]))
        # First gone for good, then promised.
        self.certificate.unlink()
        print(signet.proof_text(claims, self.key(), self.clock))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--key", action="append", required=True)
    parser.add_argument("--home", default=os.path.expanduser("~/.protected"))
    parser.add_argument("--now", type=int, default=int(time.time()))
    parser.add_argument("--product", type=int, default=PRODUCT)
    parser.add_argument("command", choices=["request", "install", "run", "revocations", "remove"])
    parser.add_argument("argument", nargs="?")
    options = parser.parse_args()
    if (options.argument is None) != (options.command in ("run", "remove")):
        parser.error("request needs a serial number, install and revocations a file, the others nothing")
    try:
        program = Program(options.home, options.key, options.now, options.product)
        command = getattr(program, options.command)
        if options.argument is None:
            command()
        else:
            command(options.argument)
    except (signet.Refused, OSError) as refused:
        print(f"refused: {refused}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
