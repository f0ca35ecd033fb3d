"""What belongs to the machine a program runs on: the hashes of its parts, and the key made on it.

The key is P-256 with ES256 (RFC 7518), by Python's integers alone; the nonce is made from the message (RFC 6979).
"""

import base64
import hashlib
import hmac
import json

ALPHABET = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
# What Unicode calls white space; `strip` alone takes off more.
WHITE = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))


def encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(part):
    """BASE64URL without padding. ValueError when it is none: not even the bits behind the last byte may differ."""
    if len(part) % 4 == 1 or not all(c in ALPHABET for c in part):
        raise ValueError("this is no base64url")
    data = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
    if encode(data) != part:
        raise ValueError("this is no base64url")
    return data


# --- Its parts ---


def part_hash(salt, part, found):
    """None for an empty text: two machines of which nothing is known are not the same."""
    found = found.strip(WHITE).lower()
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


# --- The curve ---

P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
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


# --- The key ---


class DeviceKey:
    """The whole key, of 32 random bytes."""

    def __init__(self, secret):
        self.secret = int.from_bytes(secret, "big")
        if len(secret) != 32 or not 0 < self.secret < N:
            raise ValueError("these bytes are no key: take others")

    def public(self):
        x, y = multiply(G, self.secret)
        return {
            "kty": "EC",
            "crv": "P-256",
            "x": encode(x.to_bytes(32, "big")),
            "y": encode(y.to_bytes(32, "big")),
        }

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


def thumbprint(public):
    """RFC 7638."""
    named = {name: public[name] for name in ("crv", "kty", "x", "y")}
    return encode(hashlib.sha256(json.dumps(named, separators=(",", ":")).encode()).digest())


def point_of(public):
    """The point of a public key; None when it is none of the curve."""
    try:
        x, y = decode(public["x"]), decode(public["y"])
    except ValueError:
        return None
    if (public["kty"], public["crv"], len(x), len(y)) != ("EC", "P-256", 32, 32):
        return None
    x, y = int.from_bytes(x, "big"), int.from_bytes(y, "big")
    sound = x < P and y < P and (y * y - x * x * x + 3 * x - B) % P == 0
    return (x, y) if sound else None


def signed_by(public, message, signature):
    """Whether `signature`, 64 bytes R and S, over `message` is of this public key."""
    point = point_of(public)
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if point is None or len(signature) != 64 or not (0 < r < N and 0 < s < N):
        return False
    z = int.from_bytes(hashlib.sha256(message).digest(), "big")
    w = pow(s, -1, N)
    found = add(multiply(G, z * w % N), multiply(point, r * w % N))
    return found is not None and found[0] % N == r
