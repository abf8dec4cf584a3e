"""A relay between clients and a server, which cuts a connection, once."""
import contextlib
import selectors
import socket
import threading

CUTS = b"cut this connection"


class Relay:
    """Listens on `port`. The first connection on which a client sends CUTS is closed on both sides."""

    def __init__(self, address):
        self._address, self._cut = address, False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._wake, self._woken = socket.socketpair()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._wake.close()
        self._thread.join()
        self._listener.close()
        self._woken.close()

    def _run(self):
        with selectors.DefaultSelector() as ready, contextlib.ExitStack() as sockets:
            ready.register(self._woken, selectors.EVENT_READ)
            ready.register(self._listener, selectors.EVENT_READ)
            while True:
                for key, _ in ready.select():
                    if key.fileobj is self._woken:
                        return
                    if key.fileobj is self._listener:
                        self._accept(ready, sockets)
                    elif key.fileobj in ready.get_map():  # its other side has not just closed both
                        self._pass_on(ready, key.fileobj, key.data)

    def _accept(self, ready, sockets):
        client = sockets.enter_context(self._listener.accept()[0])
        server = sockets.enter_context(socket.create_connection(self._address))
        ready.register(client, selectors.EVENT_READ, server)
        ready.register(server, selectors.EVENT_READ, client)

    def _pass_on(self, ready, source, target):
        try:
            data = source.recv(1 << 16)
        except ConnectionError:
            data = b""
        cut = CUTS in data and not self._cut
        self._cut |= cut
        if data and not cut:
            target.sendall(data)
            return
        for each in (source, target):
            ready.unregister(each)
            each.close()
