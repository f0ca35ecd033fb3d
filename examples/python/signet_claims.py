"""What the claims of each kind of file look like, and a strict reader of their JSON.

What was read here has the types that `license-format.md` names, so that no other code has to ask.
Claims it does not know are left out: a newer console may write more of them.
"""

import json


class Malformed(ValueError):
    """The text is no JSON, or a claim in it is not what it should be."""


def read_json(data):
    """UTF-8, each name once, no NaN, no half characters: what is said in two ways is not read at all."""
    try:
        value = json.loads(data.decode(), object_pairs_hook=each_once, parse_constant=no_number)
        json.dumps(value, ensure_ascii=False).encode()
        return value
    except RecursionError as error:
        raise Malformed("it is nested too deeply") from error
    except ValueError as error:
        raise Malformed(str(error)) from error


def each_once(pairs):
    if len(dict(pairs)) < len(pairs):
        raise Malformed("a name stands there twice")
    return dict(pairs)


def no_number(word):
    raise Malformed(f"{word} is no number")


# --- Shapes: each returns the value it was given, or says why it cannot ---


def text(value):
    if not isinstance(value, str):
        raise Malformed("is not a text")
    return value


def flag(value):
    if not isinstance(value, bool):
        raise Malformed("is not true or false")
    return value


def whole(low, high):
    def shape(value):
        # In Python true is a number, in JSON it is not.
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise Malformed("is not a whole number of its range")
        return value

    return shape


def one_of(*words):
    def shape(value):
        if text(value) not in words:
            raise Malformed(f"is {value!r}, which this program does not know")
        return value

    return shape


def list_of(inner):
    def shape(value):
        if not isinstance(value, list):
            raise Malformed("is not a list")
        return [inner(one) for one in value]

    return shape


def map_of(name, inner):
    def shape(value):
        if not isinstance(value, dict):
            raise Malformed("is not an object")
        return {name(key): inner(one) for key, one in value.items()}

    return shape


def record(**fields):
    """An object with these fields: `may(...)` be absent, else they must be there."""

    def shape(value):
        if not isinstance(value, dict):
            raise Malformed("is not an object")
        found = {}
        for name, field in fields.items():
            optional = isinstance(field, tuple)
            inner, null_is_absent = field if optional else (field, False)
            if name not in value:
                if not optional:
                    raise Malformed(f"{name} is missing")
            elif not (null_is_absent and value[name] is None):
                try:
                    found[name] = inner(value[name])
                except Malformed as error:
                    raise Malformed(f"{name} {error}") from error
        return found

    return shape


def may(shape):
    """Absent or null."""
    return shape, True


def has_default(shape):
    """Absent, but not null."""
    return shape, False


# --- The files ---

TIME = whole(-(2**63), 2**63 - 1)
COUNT = whole(0, 2**32 - 1)
LARGE = whole(0, 2**64 - 1)
PART = one_of("cpu", "hdd", "mac", "motherboard", "os", "dvd", "host")
PARTS = map_of(PART, list_of(text))

HEADER = record(alg=text, typ=has_default(text), kid=has_default(text), crit=may(lambda value: value))


def custom(value):
    return value if isinstance(value, (bool, str)) else TIME(value)


FEATURE = record(
    number=COUNT,
    code=text,
    name=text,
    type=one_of("normal", "floating", "element_pool", "consumption_tokens", "secure_store"),
    model=text,
    **{"from": may(TIME)},
    until=may(TIME),
    days=may(COUNT),
    runs=may(COUNT),
    seats=COUNT,
    limit=may(LARGE),
    unit=has_default(one_of("station", "login", "process")),
    remote=has_default(flag),
    flags=has_default(
        list_of(
            one_of(
                "forbid_virtual_machine",
                "virtual_timer_disabled",
                "forbid_remote_desktop",
                "detachable",
                "detach_allowed",
            )
        )
    ),
)

CELL = record(cell=COUNT, name=text, offset=COUNT, bytes=text)

license_fields = dict(
    iss=text,
    sub=text,
    jti=text,
    iat=TIME,
    nbf=may(TIME),
    exp=may(TIME),
    serial=text,
    product=record(number=COUNT, code=text, name=text),
    features=list_of(FEATURE),
    activation=record(
        limit=COUNT, **{"from": may(TIME)}, until=may(TIME), overwrite=has_default(flag)
    ),
    demo=has_default(flag),
    maintenance_until=may(TIME),
    trial_days=may(COUNT),
    clients=may(COUNT),
    processes=may(COUNT),
    lease=has_default(
        record(
            client_hours=may(COUNT),
            vm_hours=may(COUNT),
            offline_hours=may(COUNT),
            check_out_days=may(COUNT),
        )
    ),
    network=may(record(mode=text, seats=may(COUNT), heartbeat_minutes=may(COUNT))),
    custom=has_default(map_of(text, custom)),
    memory=has_default(list_of(record(item=COUNT, name=text, cells=list_of(CELL)))),
)

DEVICE_KEY = record(kty=text, crv=text, x=text, y=text)

CERTIFICATE = record(
    **license_fields,
    license_id=text,
    request=may(record(id=text, nonce=text)),
    machine=has_default(
        record(
            id=may(text),
            parts=has_default(PARTS),
            replaceable=has_default(list_of(PART)),
            tolerated=has_default(COUNT),
        )
    ),
    cnf=may(record(jwk=DEVICE_KEY)),
    lease_until=may(TIME),
    revocation_seq=may(LARGE),
    domain=may(text),
)

CLAIMS = {
    "license+jwt": record(**license_fields),
    "activation+jwt": CERTIFICATE,
    "network+jwt": CERTIFICATE,
    "domain+jwt": CERTIFICATE,
    "token+jwt": CERTIFICATE,
    "revocation+jwt": record(
        iss=text,
        seq=LARGE,
        iat=TIME,
        next_update=TIME,
        entries=list_of(
            record(license_id=text, activation=may(text), serial=text, reason=text, at=TIME)
        ),
    ),
    "deactivation+jwt": record(activation=text, serial=text, removed_at=TIME),
}

REQUEST = record(
    id=text,
    nonce=text,
    serial=text,
    product=record(number=COUNT, version=has_default(text)),
    machine=has_default(PARTS),
    name=has_default(text),
    virtual_machine=has_default(flag),
    key=DEVICE_KEY,
)
