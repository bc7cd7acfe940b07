import CWorkbook
import Foundation
import Texts

/// The entries of a zip archive in memory; the one owner of libzip's handle.
@safe final class WorkbookArchive {
    enum Problem: Error {
        case damaged, huge
        case refused(Phrase)
    }

    private static let largestEntry: Int64 = 256 << 20

    private let octets: UnsafeMutableRawBufferPointer
    private let archive: OpaquePointer

    init(_ data: Data) throws(Problem) {
        unsafe octets = .allocate(byteCount: max(1, data.count), alignment: 1)
        unsafe data.copyBytes(to: octets)
        guard let opened = unsafe dondoc_archive_open(octets.baseAddress, data.count) else {
            unsafe octets.deallocate()
            throw .damaged
        }
        unsafe archive = opened
    }

    deinit {
        unsafe dondoc_archive_close(archive)
        unsafe octets.deallocate()
    }

    /// The octets of the entry with that name; nil where there is none.
    func entry(_ name: String) throws(Problem) -> Data? {
        let size = unsafe dondoc_archive_size(archive, name)
        guard size >= 0 else { return nil }
        guard size <= Self.largestEntry else { throw .huge }
        var data = Data(count: Int(size))
        let isWhole = unsafe data.withUnsafeMutableBytes { buffer in
            unsafe dondoc_archive_read(archive, name, buffer.baseAddress, Int(size)) == 1
        }
        guard isWhole else { throw .damaged }
        return data
    }
}
