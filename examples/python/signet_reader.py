"""What a protected program needs to read Signet files, with Python's standard library alone.

Copy the four files `signet_*.py` into your program. `docs/license-format.md` says the same in words. Where a function
takes `now`, it is the largest time the program has ever seen, UTC seconds.
"""

import hashlib
import json
import re

from signet_claims import REQUEST, Malformed, read_json
from signet_device import WHITE, decode, encode, point_of, signed_by, thumbprint
from signet_jws import Refused, check_signature, claims_of, read_signed, take_apart

# What a program needs besides, from one place.
from signet_device import DeviceKey, machine_of, part_hash  # noqa: F401
from signet_jws import VendorKey  # noqa: F401

TOLERANCE = 24 * 60 * 60

# --- License and certificates ---


def verify_license(text, keys, now):
    claims = read_signed(text, "license+jwt", keys)
    check_times(claims, now)
    return claims


def verify_certificate(text, keys, now, parts, own_id=None, key=None):
    """A machine's activation. `parts` are those of this machine, `key` the public half of the key made on it."""
    claims = read_signed(text, "activation+jwt", keys)
    check_times(claims, now)
    check_machine(claims, parts, own_id, key)
    check_lease(claims, now)
    return claims


def verify_network(text, keys, now, server_id):
    """What a server in the customer's network may hand out: see `network` in the claims."""
    claims = read_signed(text, "network+jwt", keys)
    check_times(claims, now)
    if claims.get("machine", {}).get("id") != server_id or server_id is None:
        raise other_machine("its id differs")
    check_lease(claims, now)
    return claims


def verify_domain(text, keys, now, domain):
    """What a program may do that is served under a name of its customer's."""
    claims = read_signed(text, "domain+jwt", keys)
    check_times(claims, now)
    licensed = claims.get("domain", "")
    if not domain_matches(licensed, domain):
        raise Refused(f"the license is for another domain ({licensed})", "other_domain")
    check_lease(claims, now)
    return claims


def verify_token(text, keys, now, client_id=None):
    """What whoever bears it may do, or only the client it is bound to."""
    claims = read_signed(text, "token+jwt", keys)
    check_times(claims, now)
    if claims.get("machine", {}).get("id", client_id) != client_id:
        raise other_machine("its id differs")
    check_lease(claims, now)
    return claims


def domain_matches(licensed, domain):
    """`*.` stands for exactly one label, as in TLS certificates."""
    # As bytes, `lower` knows ASCII alone.
    licensed, domain = (name.encode().removesuffix(b".").lower() for name in (licensed, domain))
    if not domain or domain.startswith(b".") or b"*" in domain:
        return False
    if licensed.startswith(b"*."):
        _, dot, rest = domain.partition(b".")
        return dot != b"" and rest != b"" and rest == licensed[2:]
    return licensed == domain


def check_times(claims, now):
    if now + TOLERANCE < claims.get("nbf", now):
        raise Refused("the license is not yet valid", "not_yet_valid")
    now = max(now, claims["iat"])
    if claims.get("exp", now) < now:
        raise Refused("the license has expired", "expired")


def check_lease(claims, now):
    now = max(now, claims["iat"])
    if claims.get("lease_until", now) < now:
        raise Refused("the offline lease is over: activate this machine again", "lease_over")


WORDS = {
    "cpu": "CPU",
    "hdd": "disk",
    "mac": "network adapter",
    "motherboard": "main board",
    "os": "operating system",
    "dvd": "optical drive",
    "host": "host name",
}


def other_machine(why):
    return Refused(f"the certificate is for another machine: {why}", "other_machine")


def check_machine(claims, machine, own_id, key):
    bound = claims.get("machine", {})
    if "cnf" in claims and claims["cnf"]["jwk"] != key:
        raise other_machine("the key made when it was activated differs")
    if bound.get("id", own_id) != own_id:
        raise other_machine("its id differs")
    parts = bound.get("parts", {})
    differing = [part for part in WORDS if part in parts and not set(parts[part]) & set(machine.get(part, []))]
    fixed = [part for part in differing if part not in bound.get("replaceable", [])]
    if fixed or len(differing) > bound.get("tolerated", 0):
        words = ", ".join(WORDS[part] for part in differing)
        raise Refused(f"the certificate is for another machine; what differs: {words}", "other_machine")


def granted(claims, number, now):
    """Whether a feature is granted by the calendar; `days` and `runs` are the program's to count."""
    now = max(now, claims["iat"])
    feature = next((one for one in claims["features"] if one["number"] == number), None)
    if feature is None or claims.get("exp", now) < now:
        return False
    needed = {"perpetual": [], "period": ["from", "until"], "until": ["until"], "days": ["days"], "runs": ["runs"]}
    model = feature["model"]
    # A model that this program does not know grants nothing.
    if model not in needed or any(name not in feature for name in needed[model]):
        return False
    starts = feature["from"] if "from" in needed[model] else now
    ends = feature["until"] if "until" in needed[model] else now
    return starts <= now + TOLERANCE and now <= ends


# --- The revocation list ---

REASONS = {
    "blocked": "the license is blocked for now by who issued it",
    "removed": "this activation ended: activate this machine again",
    "revoked": "the license was revoked by who issued it",
}


def read_revocations(text, keys, highest):
    """`highest` is the highest number ever seen, of a list or of a certificate."""
    said = read_signed(text, "revocation+jwt", keys)
    if said["seq"] < highest:
        sentence = f"this revocation list has the number {said['seq']}, and number {highest} is known already"
        raise Refused(sentence, "old_list")
    return said


def check_revoked(claims, said):
    """`claims` of a license or of a certificate, `said` by the newest list."""
    activation = claims["jti"] if "license_id" in claims else None
    license_id = claims.get("license_id", claims["jti"])
    for entry in said["entries"]:
        if entry["license_id"] == license_id and entry.get("activation", activation) == activation:
            # A word of tomorrow means revoked.
            reason = entry["reason"] if entry["reason"] in REASONS else "revoked"
            raise Refused(REASONS[reason], reason)


# --- The request and the proof ---

MARK = "SGNR1"


def request_text(content):
    body = encode(json.dumps(content, separators=(",", ":")).encode())
    return f"{MARK}.{body}.{check_of(body)}"


def check_of(body):
    return encode(hashlib.sha256(body.encode()).digest())[:8]


def read_request(text):
    """What a program asks for. White space is nothing: mail programs break long lines."""
    no_request = Refused("this is not an activation request", "not_a_license")
    cut = Refused("the request is cut off; get it again, complete", "cut_off")
    if len(text.encode()) > 16_384:
        raise no_request
    text = "".join(c for c in text if c not in WHITE and c != "\ufeff")
    if text and len(text) <= len(MARK) and MARK.startswith(text):
        raise cut
    mark, *parts = text.split(".")
    if mark != MARK or len(parts) > 2:
        raise no_request
    content, said = parts[0], parts[1] if len(parts) == 2 else ""
    if len(said) != 8:
        raise cut if len(said) < 8 else no_request
    if said != check_of(content):
        raise Refused("the request was altered or mistyped on its way; get it again", "altered")
    try:
        request = REQUEST(read_json(decode(content)))
        check_request(request)
        return request
    except ValueError as error:
        raise Refused(f"the request is whole but cannot be read: {error}", "unreadable") from error


def check_request(request):
    """Whether it is shaped as a request must be, whoever wrote it."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{16,64}", request["id"]):
        raise Malformed("its id is none")
    if not re.fullmatch(r"[A-Za-z0-9_-]{22}", request["nonce"]):
        raise Malformed("its nonce is not 16 bytes")
    if not 0 < len(request["serial"]) <= 200:
        raise Malformed("it names no serial number")
    if len(request.get("name", "")) > 200 or len(request["product"].get("version", "")) > 100:
        raise Malformed("a text in it is too long")
    parts = request.get("machine", {}).values()
    if any(len(hashes) > 4 or not all(re.fullmatch(r"[A-Za-z0-9_-]{22}", one) for one in hashes) for hashes in parts):
        raise Malformed("its machine's parts are not hashes")
    if point_of(request["key"]) is None:
        raise Malformed("its key is none")


def proof_text(claims, key, now):
    header = {"alg": "ES256", "typ": "deactivation+jwt", "kid": thumbprint(key.public())}
    proof = {"activation": claims["jti"], "serial": claims["serial"], "removed_at": now}
    signed = ".".join(encode(json.dumps(part, separators=(",", ":")).encode()) for part in (header, proof))
    return f"{signed}.{encode(key.sign(signed.encode()))}"


def verify_proof(text, public):
    """That the program with this public key removed its activation."""
    header, parts = take_apart(text, "deactivation+jwt")
    check_signature(header, parts, "ES256", 64, lambda message, signature: signed_by(public, message, signature))
    return claims_of(parts[1], "deactivation+jwt")
