package import Texts

/// The sentences about mistakes in `dondoc.conf`.
extension Findings {
    static let blockInSettings = Phrase(
        vi:
            "dondoc.conf chỉ có các dòng «khóa: giá trị», không có khối; khối ghi ở tệp .lich trong Schedules",
        en:
            "dondoc.conf has lines «key: value» only and no blocks; these belong to .lich files in Schedules"
    )

    static let settingOrComment = Phrase(
        vi: "dòng này không đúng cú pháp: trong dondoc.conf mỗi dòng là «khóa: giá trị»",
        en: "not understood: each line of dondoc.conf is «key: value»"
    )

    static func unknownSetting(_ written: String) -> Phrase {
        Phrase(
            vi: "dondoc.conf không có khóa «\(written)»",
            en: "dondoc.conf has no key «\(written)»"
        )
    }

    static func keyOfSchedules(_ key: Phrase, of blocks: Phrase) -> Phrase {
        Phrase(
            vi:
                "khóa «\(key.vi)» thuộc khối \(blocks.vi) trong tệp .lich, không thuộc dondoc.conf",
            en: "the key «\(key.en)» belongs to \(blocks.en) in .lich files, not to dondoc.conf"
        )
    }

    static func keyOfSettings(_ key: Phrase) -> Phrase {
        Phrase(
            vi:
                "khóa «\(key.vi)» thuộc tệp dondoc.conf ở thư mục làm việc, không thuộc tệp .lich",
            en:
                "the key «\(key.en)» belongs to the file dondoc.conf of the home, not to .lich files"
        )
    }

    static func repeatedSetting(_ key: Phrase, line: Int) -> Phrase {
        Phrase(
            vi: "«\(key.vi)» đã có ở dòng \(line)",
            en: "«\(key.en)» stands already on line \(line)"
        )
    }

    static func withoutEffect(_ key: Phrase) -> Phrase {
        Phrase(
            vi: "phiên bản này chưa có chức năng của khóa «\(key.vi)»; dòng này chưa có tác dụng",
            en: "this version does not have what «\(key.en)» sets; the line is without effect"
        )
    }

    /// `isInEnvironment`: `DONDOC_DATABASE` says so, and not the file.
    package static func otherDatabase(isInEnvironment: Bool) -> Phrase {
        let name = isInEnvironment ? "DONDOC_DATABASE: " : ""
        return Phrase(
            vi: name
                + "phiên bản này chỉ dùng tệp SQLite, chưa dùng được PostgreSQL; ghi đường dẫn tới tệp, "
                + "ví dụ: dondoc.sqlite",
            en: name
                + "PostgreSQL is not in this version, which knows SQLite's files only; write the path "
                + "of one, for example: dondoc.sqlite"
        )
    }

    /// `isInEnvironment`: `DONDOC_DATABASE` holds it, and not the file.
    package static func databasePassword(isInEnvironment: Bool) -> Phrase {
        let name = isInEnvironment ? "DONDOC_DATABASE: " : ""
        return Phrase(
            vi: name
                + "không ghi mật khẩu ở đây; PostgreSQL đọc mật khẩu từ tệp ~/.pgpass. Đổi mật khẩu đã lộ. "
                + "Phiên bản này chưa dùng được PostgreSQL",
            en: name
                + "a password never stands here; PostgreSQL reads it from the file ~/.pgpass. Change "
                + "the one shown here. PostgreSQL is not in this version"
        )
    }

    static let aFolder = Phrase(vi: "đường dẫn tới một thư mục", en: "a path to a folder")
    static let aMachineName = Phrase(vi: "tên máy", en: "the machine's name")
    static let aHeaderName = Phrase(
        vi: "tên một tiêu đề HTTP như X-Remote-User",
        en: "the name of an HTTP header like X-Remote-User"
    )
    static let aPingAddress = Phrase(
        vi: "địa chỉ như https://hc.so.example/ping/…",
        en: "an address like https://hc.so.example/ping/…"
    )
    static let badPingAddress = Phrase(
        vi: "địa chỉ phải bắt đầu bằng https:// và có tên máy",
        en: "the address must begin with https:// and name a host"
    )
    static let accountInAddress = Phrase(
        vi: "không ghi tài khoản, mật khẩu trong địa chỉ; đổi mật khẩu đã lộ",
        en: "no account and no password stands in the address; change the one shown here"
    )
    static let aLoopbackPlace = Phrase(
        vi: "địa chỉ và cổng của chính máy này như 127.0.0.1:8025",
        en: "an address and port of this machine like 127.0.0.1:8025"
    )

    static func badLoopbackPlace(_ written: String) -> Phrase {
        Phrase(
            vi:
                "«\(written)» không phải địa chỉ của chính máy này; viết 127.0.0.1:CỔNG, trang không mở ra mạng",
            en:
                "«\(written)» is not an address of this machine; write 127.0.0.1:PORT, the page is never "
                + "open to the network"
        )
    }
}
