"""One object on the session bus of the desktop: its properties, methods and signals.

The D-Bus specification is at the base of this; its introspection format and its standard
interfaces Properties, Introspectable and Peer are answered here for any object. Messages
are read when the event loop says that there are some: no thread, and nothing that polls.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageFlag,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PySide6.QtCore import QObject, QSocketNotifier

PATIENCE_S = 2.0
PROPERTIES = "org.freedesktop.DBus.Properties"
_ERRORS = "org.freedesktop.DBus.Error."
_NAME_IS_OURS = (1, 4)  # replies of RequestName: primary owner, already owner
_DO_NOT_QUEUE = 4


@dataclass(frozen=True)
class Property:
    """``signature`` is D-Bus's; ``write`` is None where it can only be read. ``announced``
    says whether its changes are told."""

    signature: str
    read: Callable[[], Any]
    write: Callable[[Any], object] | None = None
    announced: bool = True


@dataclass(frozen=True)
class Method:
    """``arguments`` and ``result`` are signatures, an argument each."""

    call: Callable[..., object]
    arguments: tuple[str, ...] = ()
    result: str = ""


@dataclass(frozen=True)
class Interface:
    properties: Mapping[str, Property] = field(default_factory=dict)
    methods: Mapping[str, Method] = field(default_factory=dict)
    signals: Mapping[str, str] = field(default_factory=dict)  # to the signature


class _Refusal(Exception):
    """An answer that is an error; ``name`` is D-Bus's."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(text)
        self.name = _ERRORS + name


def connect() -> DBusConnection:
    """The session bus. Raises OSError, KeyError or ValueError where there is none. Waits for
    the bus: not for the main thread."""
    return open_dbus_connection("SESSION", auth_timeout=PATIENCE_S)


class BusObject(QObject):
    """``interfaces`` (by name) at ``path`` of a connection, which it closes in the end."""

    def __init__(
        self,
        connection: DBusConnection,
        path: str,
        interfaces: Mapping[str, Interface],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._connection: DBusConnection | None = connection
        self._path = path
        self._interfaces = interfaces
        self._told = {name: self._announced(name) for name in interfaces}
        self._names: list[str] = []
        self._asked_name: int | None = None  # the serial of the request
        self._notifier = QSocketNotifier(connection.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_readable)

    @property
    def is_connected(self) -> bool:
        return self._connection is not None

    def claim_name(self, *names: str) -> None:
        """Be known as the first of ``names`` that nobody else has."""
        self._names = list(names)
        self._claim_next()

    def close(self) -> None:
        if self._connection is not None:
            self._notifier.setEnabled(False)
            self._connection.close()
            self._connection = None

    def tell_changes(self) -> None:
        """Announce the properties that are others than when they were last told."""
        for name, before in self._told.items():
            now = self._announced(name)
            changed = {key: value for key, value in now.items() if value != before.get(key)}
            if changed:
                self._told[name] = now
                self._emit(PROPERTIES, "PropertiesChanged", "sa{sv}as", (name, changed, []))

    def emit_signal(self, interface: str, name: str, *values: object) -> None:
        self._emit(interface, name, self._interfaces[interface].signals[name], values)

    # -- sending ----------------------------------------------------------------

    def _announced(self, interface: str) -> dict[str, tuple[str, Any]]:
        return {
            name: (one.signature, one.read())
            for name, one in self._interfaces[interface].properties.items()
            if one.announced
        }

    def _emit(self, interface: str, name: str, signature: str, body: tuple[object, ...]) -> None:
        emitter = DBusAddress(self._path, interface=interface)
        self._send(new_signal(emitter, name, signature, body))

    def _send(self, message: Message, serial: int | None = None) -> None:
        if self._connection is None:
            return
        try:
            self._connection.send(message, serial=serial)
        except OSError:  # the desktop has gone
            self.close()

    def _claim_next(self) -> None:
        if self._names and self._connection is not None:
            self._asked_name = next(self._connection.outgoing_serial)
            self._send(message_bus.RequestName(self._names.pop(0), _DO_NOT_QUEUE), self._asked_name)

    # -- receiving ----------------------------------------------------------------

    def _on_readable(self) -> None:
        while self._connection is not None:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return
            except (OSError, ValueError):  # the desktop has gone, or speaks in tongues
                self.close()
                return
            self._on_message(message)

    def _on_message(self, message: Message) -> None:
        fields = message.header.fields
        if message.header.message_type is MessageType.method_call:
            self._on_call(message)
        elif (
            self._asked_name is not None
            and fields.get(HeaderFields.reply_serial) == self._asked_name
        ):
            self._asked_name = None
            if message.body and message.body[0] not in _NAME_IS_OURS:
                self._claim_next()

    def _on_call(self, message: Message) -> None:
        try:
            signature, body = self._answer(message)
            reply = new_method_return(message, signature or None, body)
        except _Refusal as refusal:
            reply = new_error(message, refusal.name, "s", (str(refusal),))
        if not message.header.flags & MessageFlag.no_reply_expected:
            self._send(reply)

    def _answer(self, message: Message) -> tuple[str, tuple[object, ...]]:
        """The reply's signature and values. Raises _Refusal."""
        fields, body = message.header.fields, tuple(message.body)
        interface = fields.get(HeaderFields.interface, "")
        member = fields.get(HeaderFields.member, "")
        given = fields.get(HeaderFields.signature, "")
        path = fields.get(HeaderFields.path, "")
        if interface == "org.freedesktop.DBus.Peer" and member == "Ping":
            return "", ()
        if interface == "org.freedesktop.DBus.Introspectable" and member == "Introspect":
            return "s", (self._description(path),)
        if path != self._path:
            raise _Refusal("UnknownObject", f"There is no object {path}.")
        if interface == PROPERTIES:
            return self._property_call(member, given, body)
        for name, known in self._interfaces.items():
            if interface in ("", name) and member in known.methods:
                method = known.methods[member]
                _expect(given, "".join(method.arguments))
                result = method.call(*body)
                return method.result, (result,) if method.result else ()
        raise _Refusal("UnknownMethod", f"There is no method {interface}.{member}.")

    def _property_call(
        self, member: str, given: str, body: tuple[Any, ...]
    ) -> tuple[str, tuple[object, ...]]:
        expected = {"Get": "ss", "GetAll": "s", "Set": "ssv"}.get(member)
        if expected is None:
            raise _Refusal("UnknownMethod", f"There is no method {PROPERTIES}.{member}.")
        _expect(given, expected)
        known = self._interfaces.get(body[0])
        if known is None:
            raise _Refusal("UnknownInterface", f"There is no interface {body[0]}.")
        if member == "GetAll":
            whole = {n: (one.signature, one.read()) for n, one in known.properties.items()}
            return "a{sv}", (whole,)
        one = known.properties.get(body[1])
        if one is None:
            raise _Refusal("UnknownProperty", f"There is no property {body[1]}.")
        if member == "Get":
            return "v", ((one.signature, one.read()),)
        if one.write is None:
            raise _Refusal("PropertyReadOnly", f"{body[1]} can only be read.")
        signature, value = body[2]
        _expect(signature, one.signature)
        one.write(value)
        return "", ()

    def _description(self, path: str) -> str:
        """What there is at ``path``, in the format of introspection."""
        lines = ["<node>"]
        if path == self._path:
            for name, interface in self._interfaces.items():
                lines.append(f"<interface name={_quoted(name)}>")
                lines += _lines_of(interface)
                lines.append("</interface>")
        elif self._path.startswith(path.rstrip("/") + "/"):
            child = self._path[len(path.rstrip("/")) + 1 :].split("/")[0]
            lines.append(f"<node name={_quoted(child)}/>")
        return "\n".join([*lines, "</node>"])


def _quoted(name: str) -> str:
    """For an attribute. What ``xml.sax`` has for it imports ``urllib``, ``ssl`` and ``email``."""
    return f'"{escape(name)}"'


def _lines_of(interface: Interface) -> list[str]:
    lines = []
    for name, method in interface.methods.items():
        arguments = "".join(f'<arg type="{one}" direction="in"/>' for one in method.arguments)
        if method.result:
            arguments += f'<arg type="{method.result}" direction="out"/>'
        lines.append(f"<method name={_quoted(name)}>{arguments}</method>")
    for name, signature in interface.signals.items():
        lines.append(f'<signal name={_quoted(name)}><arg type="{signature}"/></signal>')
    for name, one in interface.properties.items():
        access = "read" if one.write is None else "readwrite"
        lines.append(f'<property name={_quoted(name)} type="{one.signature}" access="{access}"/>')
    return lines


def _expect(given: str, expected: str) -> None:
    if given != expected:
        raise _Refusal("InvalidArgs", f"Expected the signature “{expected}”, not “{given}”.")
