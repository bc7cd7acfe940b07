import Foundation
import ProgramBench
import Testing

/// The disk that holds the database is full, and has room again.
@Suite struct FullDiskTests {
    /// What the script saw.
    private struct Seen: Decodable {
        /// What `tick` said while the disk was full, and how it ended.
        let tick: String
        let code: Int32
        /// Whether the service was there while the disk was full.
        let isAlive: Bool
        /// The service's own words and how it ended.
        let log: String
        let end: Int32
        /// Reading commands while the disk was full.
        let reading: [Int32]
        let ledger: Int32
    }

    /// Only root mounts a disk of its own.
    @Test(.enabled(if: geteuid() == 0, "only root can mount a small disk"))
    func `a full disk ends no service, and once there is room all goes on`() throws {
        let home = try GeneratedHome.reminding(units: 2, server: "  máy chủ: smtp://127.0.0.1:9")
        defer { home.remove() }
        try FileManager.default.createDirectory(
            at: home.url.appendingPathComponent("kho"),
            withIntermediateDirectories: false
        )
        try Data("cơ sở dữ liệu: kho/a.sqlite\n".utf8)
            .write(to: home.url.appendingPathComponent("dondoc.conf"))
        let result = try OtherProgram.run(
            "/usr/bin/unshare",
            ["-m", "/usr/bin/python3", "-c", Self.script, DonDocProgram.path, home.url.path]
        )
        #expect(result.code == 0, "\(String(decoding: result.errors, as: UTF8.self))")
        let seen = try JSONDecoder().decode(Seen.self, from: result.output)
        #expect(seen.code == 1)
        // Where nobody has the database open, SQLite says no more than that its index cannot be made.
        #expect(seen.tick.contains("đĩa đầy"), "\(seen.tick)")
        #expect(seen.tick.split(separator: "\n").count == 1)
        #expect(seen.isAlive)
        #expect(seen.log.contains(" error không ghi được: đĩa đầy"), "\(seen.log)")
        #expect(seen.log.contains("thu: đã áp dụng tệp lịch"), "\(seen.log)")
        #expect(seen.end == 0)
        #expect(seen.reading == [0, 0, 0])
        #expect(seen.ledger == 0)
    }

    private static let script = """
        import json, os, subprocess, sys
        program, home = sys.argv[1:]
        disk = home + "/kho"
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "none", disk], check=True)
        environment = {"LANG": "C", "PATH": "/usr/bin:/bin"}
        def run(*arguments):
            return subprocess.run([program, *arguments, "--home", home], env=environment,
                capture_output=True, text=True)
        def fill():
            with open(disk + "/x", "wb", buffering=0) as file:
                try:
                    while True: file.write(bytes(4096))
                except OSError: pass
        def edit(old, new):
            path = home + "/Schedules/thu/a.lich"
            text = open(path, encoding="utf-8").read()
            open(path, "w", encoding="utf-8").write(text.replace(old, new))
        run("check", "--accept")
        service = subprocess.Popen([program, "run", "--home", home], env=environment,
            stderr=subprocess.PIPE, text=True)
        log = ""
        def until(words):
            global log
            for line in service.stderr:
                log += line
                if words in line: return
        until("lượt gửi kế tiếp")
        fill()
        edit('"Nhắc"', '"Nhắc việc"')
        until("đĩa đầy")
        alive = service.poll() is None
        reading = [run(*command).returncode for command in (["outbox", "list"], ["ledger"],
            ["stats", "progress"])]
        os.remove(disk + "/x")
        until("đã áp dụng")
        service.terminate()
        log += service.stderr.read()
        end = service.wait()
        fill()
        edit('"Nhắc việc"', '"Nhắc"')
        tick = run("tick")
        os.remove(disk + "/x")
        print(json.dumps({"tick": tick.stderr, "code": tick.returncode, "isAlive": alive, "log": log,
            "end": end, "reading": reading, "ledger": run("ledger").returncode}))
        """
}
