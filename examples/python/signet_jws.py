"""The envelope of Signet files: JWS in compact form (RFC 7515) taken apart, and its signature checked."""

import base64
import hashlib
import hmac

from signet_claims import CLAIMS, HEADER, Malformed, read_json
from signet_device import WHITE, decode, encode

SHA256_INFO = bytes.fromhex("3031300d060960864801650304020105000420")


class Refused(Exception):
    """Why a file is not accepted: a sentence for the person who holds it, and a code for the program."""

    def __init__(self, sentence, code=None):
        super().__init__(sentence)
        self.code = code


def not_a_license():
    return Refused("this is not a license file", "not_a_license")


def cut_off():
    return Refused("the file is cut off; get it again, complete", "cut_off")


def altered():
    return Refused("the file was altered after it was signed", "altered")


def unreadable(why):
    return Refused(f"the file is genuine but this program cannot read it: {why}", "unreadable")


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
        body = "".join(line.strip() for line in pem.splitlines() if not line.startswith("-----"))
        try:
            der = base64.b64decode(body, validate=True)
            spki, _ = read_der(der)
            _algorithm, rest = read_der(spki)
            bits, _ = read_der(rest)
            key, _ = read_der(bits[1:])
            modulus, rest = read_der(key)
            exponent, _ = read_der(rest)
        except (ValueError, IndexError) as error:
            raise Refused("this is not an RSA public key in PEM form") from error
        self.kid = encode(hashlib.sha256(der).digest())
        self.modulus = int.from_bytes(modulus, "big")
        self.exponent = int.from_bytes(exponent, "big")
        self.size = (self.modulus.bit_length() + 7) // 8
        if not 2048 <= self.modulus.bit_length() <= 4096:
            raise Refused(f"the key has {self.modulus.bit_length()} bits; 2048 to 4096 are accepted")

    def accepts(self, message, signature):
        digest = SHA256_INFO + hashlib.sha256(message).digest()
        expected = b"\x00\x01" + b"\xff" * (self.size - len(digest) - 3) + b"\x00" + digest
        number = int.from_bytes(signature, "big")
        if len(signature) != self.size or number >= self.modulus:
            return False
        found = pow(number, self.exponent, self.modulus).to_bytes(self.size, "big")
        return hmac.compare_digest(expected, found)


def take_apart(text, typ):
    """Header and the three parts of a file of kind `typ`. Tells what lost its end from what never was one."""
    text = text.lstrip("\ufeff").strip(WHITE)
    parts = text.split(".")
    try:
        header = HEADER(read_json(decode(parts[0])))
    except ValueError as error:
        if len(parts) == 1 and len(text) < 300 and begins_like_a_header(text):
            raise cut_off() from error
        raise not_a_license() from error
    if len(parts) < 3:
        raise cut_off()
    if len(parts) > 3:
        raise not_a_license()
    if header.get("typ") != typ:
        raise Refused("this is a signed file of another kind", "wrong_type")
    if "crit" in header:
        raise Refused("the file demands an unknown extension", "unreadable")
    return header, parts


def begins_like_a_header(text):
    """`{"alg":` in base64url, as far as it is there: every Signet file begins with it."""
    start = "eyJhbGciOi"
    return text.startswith(start) or (len(text) >= 4 and start.startswith(text))


def check_signature(header, parts, algorithm, size, accepts):
    if header["alg"] != algorithm:
        raise Refused("the file names an algorithm its key does not use", "wrong_algorithm")
    # Six bits a character: a shorter text cannot hold a whole signature.
    if len(parts[2]) * 6 < size * 8:
        raise cut_off()
    try:
        signature = decode(parts[2])
    except ValueError as error:
        raise altered() from error
    if not accepts(f"{parts[0]}.{parts[1]}".encode(), signature):
        raise altered()


def claims_of(part, typ):
    try:
        payload = decode(part)
    except ValueError as error:
        raise altered() from error
    try:
        return CLAIMS[typ](read_json(payload))
    except Malformed as error:
        raise unreadable(error) from error


def read_signed(text, typ, keys):
    """The claims of a file of kind `typ` that one of the keys signed."""
    header, parts = take_apart(text, typ)
    key = next((key for key in keys if key.kid == header.get("kid", "")), None)
    if key is None:
        raise Refused("the file was signed with another key", "wrong_key")
    check_signature(header, parts, "RS256", key.size, key.accepts)
    return claims_of(parts[1], typ)
