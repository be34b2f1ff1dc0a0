"""Which scheduler may be used, and the certificates that it and we show one another."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from distributed.security import Security

from dnn_grader.course import CourseError


@dataclass(frozen=True)
class Certificates:
    """The files for TLS. What is None comes from Dask's own settings (`distributed.comm.tls`)."""

    ca: Path | None = None
    certificate: Path | None = None
    key: Path | None = None


def security(address: str, certificates: Certificates, *, unencrypted: bool = False) -> Security | None:
    """How to talk to the scheduler at `address`: with TLS, or plainly (None).

    Plainly is for this machine, and for whoever says `unencrypted`: submissions and the secret seed
    travel. Raises `CourseError` where the address or a certificate can't be used.
    """
    kind, host = _parts(address)
    if kind == "tls":
        return _tls(certificates)
    if not unencrypted and not _is_this_machine(host):
        raise CourseError(
            f"{address} is not encrypted: whoever is on the way could read submissions and the secret seed, "
            "and change grades. Use tls:// with certificates (docs/cluster.md). In a network that nobody "
            "else is in, --unencrypted allows it."
        )
    return None


def _parts(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
        kind, host, port = parts.scheme, parts.hostname, parts.port
    except ValueError:
        kind, host, port = "", None, None
    if kind not in ("tls", "tcp") or not host or not port:
        raise CourseError(f"{address!r} is no scheduler's address: write it as tls://HOST:8786.")
    return kind, host


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _tls(certificates: Certificates) -> Security:
    security = Security(
        require_encryption=True,
        tls_ca_file=_text(certificates.ca),
        tls_client_cert=_text(certificates.certificate),
        tls_client_key=_text(certificates.key),
    )
    settings = security.get_tls_config_for_role("client")
    for option, name in (("--tls-ca", "ca_file"), ("--tls-cert", "cert"), ("--tls-key", "key")):
        _require_file(option, settings[name])
    try:
        security.get_connection_args("client")
    except OSError as error:  # ssl's errors are such
        raise CourseError(
            f"The certificates can't be used ({error.strerror or error}): --tls-ca, --tls-cert and --tls-key "
            "are PEM files, and the key belongs to the certificate."
        ) from error
    return security


def _require_file(option: str, file: str | None) -> None:
    if not file:
        raise CourseError(f"A scheduler at tls:// needs certificates: give {option} (docs/cluster.md).")
    if not Path(file).is_file():
        raise CourseError(f"{option}: there is no file {file}.")


def _text(path: Path | None) -> str | None:
    return str(path) if path else None
