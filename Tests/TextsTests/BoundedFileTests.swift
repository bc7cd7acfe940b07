import Foundation
import Testing
import Texts

@Suite struct BoundedFileTests {
    private func file(_ octets: Data) throws -> URL {
        let url = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-bounded-\(UUID().uuidString)")
        try octets.write(to: url)
        return url
    }

    @Test(arguments: [0, 1, 9, 10])
    func `a file up to the limit is read whole`(size: Int) throws {
        let octets = Data((0..<size).map { UInt8($0) })
        let url = try file(octets)
        defer { try? FileManager.default.removeItem(at: url) }
        #expect(try BoundedFile.octets(of: url, upTo: 10) == octets)
    }

    @Test func `one octet more is told with the limit`() throws {
        let url = try file(Data(repeating: 7, count: 11))
        defer { try? FileManager.default.removeItem(at: url) }
        #expect(throws: FileFault(.large, url.path, 10)) {
            try BoundedFile.octets(of: url, upTo: 10)
        }
        let words = FileFault(.large, "a\u{1B}\nb.csv", TextLimit.table).phrase
        #expect(words.en.contains("«a\u{FFFD} b.csv» is too large, 256 MB at most"))
    }

    /// The file system says that such a file is empty: it is read no further than the limit all the same.
    @Test func `a file without a size is read up to the limit`() throws {
        #expect(throws: FileFault(.large, "/proc/self/maps", 100)) {
            try BoundedFile.octets(at: "/proc/self/maps", upTo: 100)
        }
        #expect(try BoundedFile.octets(at: "/proc/self/stat", upTo: 10_000).count > 10)
    }

    @Test(arguments: [
        ("/", FileFault.Kind.noFile), ("/dev/zero", .noFile), ("/dev/null", .noFile),
        ("/no/file", .missing), ("/dev/null/file", .missing), ("", .missing),
        ("a\u{0}b", .missing),
    ])
    func `what is no file is not read, and what it is is told`(
        path: String,
        kind: FileFault.Kind
    ) {
        #expect(throws: FileFault(kind, path, 10)) {
            try BoundedFile.octets(at: path, upTo: 10)
        }
    }

    @Test(arguments: [
        (FileFault.Kind.missing, "there is none of that name"), (.noRights, "chmod g+r «a.csv»"),
        (.noFile, "a folder or a device"),
    ])
    func `a file that is not read is told with its reason, and what mends it`(
        kind: FileFault.Kind,
        words: String
    ) {
        #expect(FileFault(kind, "a.csv", 10).phrase.en.contains(words))
    }

    @Test(.enabled(if: geteuid() != 0, "root may read everything"))
    func `a file without rights is told as such`() throws {
        let url = try file(Data([1]))
        defer { try? FileManager.default.removeItem(at: url) }
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: url.path)
        #expect(throws: FileFault(.noRights, url.path, 10)) {
            try BoundedFile.octets(of: url, upTo: 10)
        }
    }

    @Test func `lines are counted as editors count them, and the first long one is named`() {
        let long = [UInt8](repeating: 120, count: TextLimit.line + 1)
        let fits = [UInt8](repeating: 120, count: TextLimit.line)
        #expect((fits + [10] + fits).firstLongLine == nil)
        #expect((Array("a\r\nb\rc\n".utf8) + long).firstLongLine == 4)
        #expect((long + [10]).firstLongLine == 1)
        #expect([UInt8]().firstLongLine == nil)
    }
}
