import Foundation
import Monitoring
import ProgramBench
import Testing

/// A GET by https to a server of another make, under a certificate of the test's own.
@Suite struct HTTPSVisitTests {
    /// A Python server on loopback; answers by path, and writes what it was asked into a file.
    private final class Server {
        let folder: URL
        let process = Process()
        let port: Int
        var certificate: String { folder.appendingPathComponent("cert.pem").path }

        init() throws {
            folder = FileManager.default.temporaryDirectory
                .appendingPathComponent("dondoc-ping-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let made = try OtherProgram.run(
                "/usr/bin/openssl",
                [
                    "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                    "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                    "subjectAltName=DNS:localhost", "-keyout",
                    folder.appendingPathComponent("key.pem").path, "-out",
                    folder.appendingPathComponent("cert.pem").path,
                ]
            )
            try #require(made.code == 0)
            let script = """
                import http.server, ssl, sys, time
                folder = sys.argv[1]
                class Handler(http.server.BaseHTTPRequestHandler):
                    def do_GET(self):
                        open(folder + '/asked', 'a').write(self.command + ' ' + self.path + '\\n')
                        if self.path == '/slow': time.sleep(5)
                        where = {'/to-http': 'http://localhost:1/', '/to-https': '/ok',
                                 '/round': '/round', '/to-file': 'file:///etc/passwd'}.get(self.path)
                        self.send_response(302 if where else 500 if self.path == '/bad' else 200)
                        if where: self.send_header('Location', where)
                        self.end_headers()
                        if self.path == '/long': self.wfile.write(b'x' * 10_000_000)
                    def log_message(self, *a): pass
                server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(folder + '/cert.pem', folder + '/key.pem')
                server.socket = context.wrap_socket(server.socket, server_side=True)
                print(server.server_address[1], flush=True)
                server.serve_forever()
                """
            process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
            process.arguments = ["-c", script, folder.path]
            let output = Pipe()
            process.standardOutput = output
            process.standardError = FileHandle.nullDevice
            try process.run()
            let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
            port = try #require(Int(line.trimmingCharacters(in: .whitespacesAndNewlines)))
        }

        var asked: [String] {
            let file = folder.appendingPathComponent("asked")
            return ((try? String(contentsOf: file, encoding: .utf8)) ?? "")
                .split(separator: "\n").map(String.init)
        }

        deinit {
            process.terminate()
            try? FileManager.default.removeItem(at: folder)
        }
    }

    @Test func `an answer of 2xx is one, and all else says why without the address`() async throws {
        let server = try Server()
        func visit(_ path: String, believed: Bool = true, longest: Int = 10_000) async -> String? {
            await HTTPSVisit(
                url: "https://localhost:\(server.port)\(path)",
                authorities: believed ? server.certificate : nil,
                longestMilliseconds: longest
            ).go()
        }
        #expect(await visit("/ok") == nil)
        #expect(await visit("/to-https") == nil)
        #expect(await visit("/long") == nil)
        #expect(server.asked == ["GET /ok", "GET /to-https", "GET /ok", "GET /long"])
        #expect(await visit("/bad") == "HTTP 500")
        #expect(await visit("/slow", longest: 300) == "no answer in time")
        #expect(await visit("/ok", believed: false) == "its certificate is not trusted")
        for path in ["/to-http", "/to-file", "/round"] {
            let why = try #require(await visit(path), "\(path)")
            #expect(!why.contains("localhost"), "\(why)")
        }
        let plain = HTTPSVisit(url: "http://localhost:\(server.port)/ok", authorities: nil)
        #expect(await plain.go() != nil)
    }
}
