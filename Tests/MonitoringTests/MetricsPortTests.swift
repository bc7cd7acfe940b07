import Foundation
import Monitoring
import ProgramBench
import Synchronization
import Testing

/// What the port answers, asked by a program of another make.
@Suite struct MetricsPortTests {
    /// Runs the port while `body` asks it.
    private func withPort(
        patience: Duration = .seconds(10),
        _ body: (Int) async throws -> Void
    ) async throws {
        let (ports, told) = AsyncStream<Int>.makeStream()
        let port = MetricsPort(
            port: 0,
            patience: patience,
            text: { "# HELP a b\n# TYPE a gauge\na 1\n" },
            complain: { _ in },
            opened: { told.yield($0) }
        )
        let service = Task { try await port.run() }
        for await number in ports {
            try await body(number)
            break
        }
        service.cancel()
        try await service.value
    }

    private static func ask(_ port: Int, _ script: String) throws -> String {
        let head = """
            import socket, http.client, sys
            port = \(port)
            def ask(method, path, headers={}, body=None):
                c = http.client.HTTPConnection('127.0.0.1', port, timeout=20)
                c.request(method, path, body=body, headers=headers)
                r = c.getresponse()
                print(r.status, r.getheader('Content-Type'), repr(r.read().decode()))
            def raw(octets):
                s = socket.create_connection(('127.0.0.1', port), timeout=20)
                try:
                    s.sendall(octets)
                    answer = b''
                    while True:
                        part = s.recv(65536)
                        if not part: break
                        answer += part
                    print(answer.split(b'\\r\\n')[0].decode())
                except ConnectionError as e:
                    print('closed')

            """
        return try OtherProgram.python(["-c", head + script]).text
    }

    @Test func `it answers its one path to GET and nothing else`() async throws {
        try await withPort { port in
            let plain = "text/plain; version=0.0.4; charset=utf-8"
            let answers = try Self.ask(
                port,
                """
                ask('GET', '/metrics')
                ask('GET', '/metrics?x=1')
                ask('GET', '/')
                ask('GET', '/metrics/../etc/passwd')
                ask('POST', '/metrics', body='x' * 100000)
                ask('DELETE', '/metrics')
                ask('HEAD', '/metrics')
                """
            ).split(separator: "\n").map(String.init)
            let text = #"'# HELP a b\n# TYPE a gauge\na 1\n'"#
            #expect(
                answers == [
                    "200 \(plain) \(text)", "200 \(plain) \(text)",
                    #"404 \#(plain) 'not found\n'"#, #"404 \#(plain) 'not found\n'"#,
                    #"405 \#(plain) 'GET only\n'"#, #"405 \#(plain) 'GET only\n'"#,
                    "405 \(plain) ''",
                ]
            )
        }
    }

    @Test func `what is no request, or a huge one, is closed and the next one is answered`()
        async throws
    {
        try await withPort { port in
            let answers = try Self.ask(
                port,
                """
                raw(b'\\x16\\x03\\x01 no http at all\\r\\n\\r\\n')
                raw(b'GET /metrics HTTP/1.1\\r\\nX: ' + b'a' * 3000000 + b'\\r\\n\\r\\n')
                raw(b'GET /metrics HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n' * 3)
                ask('GET', '/metrics')
                """
            ).split(separator: "\n").map(String.init)
            #expect(answers.count == 4, "\(answers)")
            #expect(answers[0].contains("400") || answers[0] == "closed", "\(answers)")
            #expect(!answers[1].contains("200"), "\(answers)")
            #expect(answers[2] == "HTTP/1.1 200 OK", "\(answers)")
            #expect(answers[3].hasPrefix("200 "), "\(answers)")
        }
    }

    @Test func `whoever says nothing is let go, and many of them keep nobody out for long`()
        async throws
    {
        try await withPort(patience: .milliseconds(300)) { port in
            let answers = try Self.ask(
                port,
                """
                idle = [socket.create_connection(('127.0.0.1', port), timeout=20) for _ in range(40)]
                for s in idle:
                    try:
                        while s.recv(100): pass
                    except ConnectionError: pass
                ask('GET', '/metrics')
                """
            )
            #expect(answers.hasPrefix("200 "), "\(answers)")
        }
    }

    @Test func `it listens on loopback alone`() async throws {
        try await withPort { port in
            // Whoever listens on every address answers on these, too.
            let answers = try Self.ask(
                port,
                """
                for host in ('127.0.0.1', '127.0.0.2', '::1'):
                    try:
                        socket.create_connection((host, port), timeout=20).close()
                        print('open')
                    except OSError:
                        print('closed')
                """
            )
            #expect(answers == "open\nclosed\nclosed")
        }
    }

    @Test func `a port that another program has is complained of and ends nothing`() async throws {
        try await withPort { taken in
            let (words, told) = AsyncStream<String>.makeStream()
            let port = MetricsPort(
                port: taken,
                text: { "" },
                complain: { told.yield($0) }
            )
            let service = Task { try await port.run() }
            for await complaint in words {
                #expect(!complaint.isEmpty)
                break
            }
            service.cancel()
            try await service.value
        }
    }
}
