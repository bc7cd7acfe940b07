/// A workbook → rows → the import's preview.
///
/// The octets are a workbook as it is, or the texts of its parts, which are packed here: changed at random, a packed
/// part is damaged and read no further.
///
///     === xl/workbook.xml
///     <workbook>…
enum WorkbookGate {
    static func take(_ octets: [UInt8]) -> [String] {
        let isPacked = octets.starts(with: Array("PK".utf8))
        return TableGate.preview(of: isPacked ? octets : packed(octets), path: "bao-cao.xlsx")
    }

    private static let mark = Array("=== ".utf8)

    private static func packed(_ octets: [UInt8]) -> [UInt8] {
        var archive = StoredArchive()
        var (name, content): (String?, [UInt8]) = (nil, [])
        func close() {
            if let name { archive.add(name, content) }
        }
        for line in octets.split(separator: 10, omittingEmptySubsequences: false) {
            if line.starts(with: mark) {
                close()
                (name, content) = (String(decoding: line.dropFirst(mark.count), as: UTF8.self), [])
            } else {
                content += line + [10]
            }
        }
        close()
        return archive.octets
    }
}
