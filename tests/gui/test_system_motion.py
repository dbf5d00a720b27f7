"""What the desktop says of motion, asked of a portal on a bus of the test's own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]

# Runs in a process that has a session bus to itself: a portal that says 0 or 1, then changes.
_SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant, QDBusVirtualObject
from PySide6.QtWidgets import QApplication
from reader.gui.look.motion import SystemMotion

PATH = "/org/freedesktop/portal/desktop"
value = int(sys.argv[1])

class Portal(QDBusVirtualObject):
    def introspect(self, path):
        return ""
    def handleMessage(self, message, connection):
        if message.arguments()[1] == "reduced-motion":
            connection.send(message.createReply(QDBusVariant(value)))
        else:
            connection.send(message.createErrorReply("org.test.NotFound", "not here"))
        return True

app = QApplication([])
bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "portal")
portal = Portal()
assert bus.registerVirtualObject(PATH, portal)
assert bus.registerService("org.freedesktop.portal.Desktop")

def change():
    message = QDBusMessage.createSignal(PATH, "org.freedesktop.portal.Settings", "SettingChanged")
    message.setArguments(["org.freedesktop.appearance", "reduced-motion", QDBusVariant(1 - value)])
    bus.send(message)

motion = SystemMotion(app)
says = []
def heard():
    says.append(motion.is_reduced)
    if len(says) == 1 + value:
        app.quit()
motion.changed.connect(heard)
motion.watch()
QTimer.singleShot(700, change)
QTimer.singleShot(8000, app.quit)
app.exec()
print(says)
"""


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no D-Bus here")
@pytest.mark.parametrize(("value", "heard"), [(1, "[True, False]"), (0, "[True]")])
def test_the_portal_s_wish_is_heard_and_its_changes(value: int, heard: str) -> None:
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", _SCRIPT, str(value)],
        cwd=_ROOT,
        env={"PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(_ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.splitlines()[-1:] == [heard], done.stderr
