"""What a protected program needs to read Signet files, with Python's standard library alone.

Copy this file into your program. `docs/license-format.md` says the same in words.
"""

import base64
import hashlib
import hmac
import json

TOLERANCE = 24 * 60 * 60
SHA256_INFO = bytes.fromhex("3031300d060960864801650304020105000420")


class Refused(Exception):
    """Why a file is not accepted, for the person who holds it."""


def encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(part):
    whole = len(part) % 4 != 1 and all(c in ALPHABET for c in part)
    data = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)) if whole else b""
    # Not even the bits behind the last byte may differ.
    if encode(data) != part:
        raise Refused("the file was altered after it was signed")
    return data


ALPHABET = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


# --- The vendor's key and what it signed ---


def read_der(data):
    """One DER element: its content and what follows it."""
    length, start = data[1], 2
    if length & 0x80:
        start = 2 + (length & 0x7F)
        length = int.from_bytes(data[2:start], "big")
    return data[start : start + length], data[start + length :]


class VendorKey:
    """An RSA public key, used with RS256."""

    def __init__(self, pem):
        body = "".join(line for line in pem.splitlines() if not line.startswith("-----"))
        der = base64.b64decode(body)
        self.kid = encode(hashlib.sha256(der).digest())
        spki, _ = read_der(der)
        _algorithm, rest = read_der(spki)
        bits, _ = read_der(rest)
        key, _ = read_der(bits[1:])
        modulus, rest = read_der(key)
        exponent, _ = read_der(rest)
        self.modulus = int.from_bytes(modulus, "big")
        self.exponent = int.from_bytes(exponent, "big")
        self.size = (self.modulus.bit_length() + 7) // 8

    def accepts(self, message, signature):
        digest = SHA256_INFO + hashlib.sha256(message).digest()
        expected = b"\x00\x01" + b"\xff" * (self.size - len(digest) - 3) + b"\x00" + digest
        number = int.from_bytes(signature, "big")
        if number >= self.modulus:
            return False
        found = pow(number, self.exponent, self.modulus).to_bytes(self.size, "big")
        return hmac.compare_digest(expected, found)


def read_signed(text, typ, keys):
    """The claims of a file of kind `typ` that one of the keys signed."""
    parts = text.lstrip("\ufeff").strip().split(".")
    if len(parts) < 3:
        raise Refused("the file is cut off; get it again, complete")
    if len(parts) > 3:
        raise Refused("this is not a license file")
    try:
        header = json.loads(decode(parts[0]))
    except ValueError as error:
        raise Refused("this is not a license file") from error
    if not isinstance(header, dict) or header.get("typ") != typ:
        raise Refused("this is a signed file of another kind")
    if "crit" in header:
        raise Refused("the file demands an unknown extension")
    key = next((key for key in keys if key.kid == header.get("kid")), None)
    if key is None:
        raise Refused("the file was signed with another key")
    if header.get("alg") != "RS256":
        raise Refused("the file names an algorithm its key does not use")
    signature = decode(parts[2])
    if len(signature) < key.size:
        raise Refused("the file is cut off; get it again, complete")
    if len(signature) > key.size or not key.accepts(f"{parts[0]}.{parts[1]}".encode(), signature):
        raise Refused("the file was altered after it was signed")
    return json.loads(decode(parts[1]))


def check_times(claims, now):
    """`now` is the largest time the program has ever seen."""
    if now + TOLERANCE < claims.get("nbf", 0):
        raise Refused("the license is not yet valid")
    now = max(now, claims["iat"])
    if claims.get("exp", now) < now:
        raise Refused("the license has expired")
    if claims.get("lease_until", now) < now:
        raise Refused("the offline lease is over: activate this machine again")


REASONS = {
    "blocked": "the license is blocked for now by who issued it",
    "removed": "this activation ended: activate this machine again",
}


def read_revocations(text, keys, highest):
    """A revocation list. `highest` is the highest number ever seen, of a list or of a certificate."""
    said = read_signed(text, "revocation+jwt", keys)
    if said["seq"] < highest:
        raise Refused(f"this revocation list has the number {said['seq']}, and number {highest} is known already")
    return said


def check_revoked(claims, said):
    """`claims` of a license or of a certificate, `said` by the newest list."""
    license_id = claims.get("license_id", claims["jti"])
    for entry in said["entries"]:
        if entry["license_id"] == license_id and entry.get("activation", claims["jti"]) == claims["jti"]:
            raise Refused(REASONS.get(entry["reason"], "the license was revoked by who issued it"))


def granted(claims, number, now):
    """Whether a feature is granted by the calendar; `days` and `runs` are the program's to count."""
    now = max(now, claims["iat"])
    for feature in claims["features"]:
        if feature["number"] == number:
            model = feature["model"]
            if model in ("perpetual", "days", "runs"):
                return True
            if model in ("period", "until"):
                return feature.get("from", 0) <= now + TOLERANCE and now <= feature["until"]
    return False


# --- The machine ---

WORDS = {
    "cpu": "CPU",
    "hdd": "disk",
    "mac": "network adapter",
    "motherboard": "main board",
    "os": "operating system",
    "dvd": "optical drive",
    "host": "host name",
}


def part_hash(salt, part, found):
    """None for an empty text: two machines of which nothing is known are not the same."""
    found = found.strip().lower()
    if not found:
        return None
    text = f"signet part\n{salt.hex()}\n{part}\n{found}"
    return encode(hashlib.sha256(text.encode()).digest()[:16])


def machine_of(salt, found):
    """`found` has a list of texts for each part."""
    machine = {}
    for part, texts in found.items():
        hashes = [part_hash(salt, part, text) for text in texts]
        hashes = sorted({h for h in hashes if h})[:4]
        if hashes:
            machine[part] = hashes
    return machine


def check_machine(claims, key, machine, own_id=None):
    bound = claims.get("machine", {})
    if "cnf" in claims and claims["cnf"]["jwk"] != key.public():
        raise Refused("the certificate is for another machine: the key made when it was activated differs")
    if "id" in bound and bound["id"] != own_id:
        raise Refused("the certificate is for another machine: its id differs")
    differing = [
        part
        for part, hashes in bound.get("parts", {}).items()
        if not set(hashes) & set(machine.get(part, []))
    ]
    fixed = [part for part in differing if part not in bound.get("replaceable", [])]
    if fixed or len(differing) > bound.get("tolerated", 0):
        words = ", ".join(WORDS.get(part, part) for part in differing)
        raise Refused(f"the certificate is for another machine; what differs: {words}")


# --- The machine's key: P-256, ES256 with a nonce made from the message (RFC 6979) ---

P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
G = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)


def add(one, other):
    if one is None or other is None:
        return one or other
    if one[0] == other[0] and (one[1] + other[1]) % P == 0:
        return None
    if one == other:
        slope = (3 * one[0] * one[0] - 3) * pow(2 * one[1], -1, P) % P
    else:
        slope = (other[1] - one[1]) * pow(other[0] - one[0], -1, P) % P
    x = (slope * slope - one[0] - other[0]) % P
    return x, (slope * (one[0] - x) - one[1]) % P


def multiply(point, number):
    result = None
    while number:
        if number & 1:
            result = add(result, point)
        point = add(point, point)
        number >>= 1
    return result


class DeviceKey:
    def __init__(self, secret):
        self.secret = int.from_bytes(secret, "big")
        if not 0 < self.secret < N:
            raise ValueError("these bytes are no key: take others")

    def public(self):
        x, y = multiply(G, self.secret)
        return {
            "kty": "EC",
            "crv": "P-256",
            "x": encode(x.to_bytes(32, "big")),
            "y": encode(y.to_bytes(32, "big")),
        }

    def thumbprint(self):
        public = {name: self.public()[name] for name in ("crv", "kty", "x", "y")}
        return encode(hashlib.sha256(json.dumps(public, separators=(",", ":")).encode()).digest())

    def sign(self, message):
        digest = hashlib.sha256(message).digest()
        z = int.from_bytes(digest, "big")
        seed = self.secret.to_bytes(32, "big") + (z % N).to_bytes(32, "big")
        k, v = b"\x00" * 32, b"\x01" * 32
        for mark in (b"\x00", b"\x01"):
            k = hmac.digest(k, v + mark + seed, "sha256")
            v = hmac.digest(k, v, "sha256")
        while True:
            v = hmac.digest(k, v, "sha256")
            nonce = int.from_bytes(v, "big")
            if 0 < nonce < N:
                r = multiply(G, nonce)[0] % N
                s = pow(nonce, -1, N) * (z + r * self.secret) % N
                if r and s:
                    return r.to_bytes(32, "big") + s.to_bytes(32, "big")
            k = hmac.digest(k, v + b"\x00", "sha256")
            v = hmac.digest(k, v, "sha256")


# --- What the program hands over ---


def request_text(content):
    body = encode(json.dumps(content, separators=(",", ":")).encode())
    check = encode(hashlib.sha256(body.encode()).digest())[:8]
    return f"SGNR1.{body}.{check}"


def proof_text(claims, key, now):
    header = {"alg": "ES256", "typ": "deactivation+jwt", "kid": key.thumbprint()}
    proof = {"activation": claims["jti"], "serial": claims["serial"], "removed_at": now}
    signed = ".".join(encode(json.dumps(part, separators=(",", ":")).encode()) for part in (header, proof))
    return f"{signed}.{encode(key.sign(signed.encode()))}"
