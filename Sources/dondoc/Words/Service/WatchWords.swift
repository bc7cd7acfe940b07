import Delivery
import Texts

/// What is said where the service cannot be watched, or the nightly copy not made, as `dondoc.conf` asks.
enum WatchWords {
    /// Said once, until it can be written.
    static func fileNotWritten(_ path: String, _ obstacle: WritingObstacle) -> Phrase {
        let why = Messages.unwritten(path, obstacle)
        return Phrase(
            vi: "giám sát: \(why.vi). Thư vẫn gửi như thường",
            en: "metrics: \(why.en). Letters go on"
        )
    }

    static func portNotOpened(_ port: Int, _ why: String) -> Phrase {
        Phrase(
            vi:
                "giám sát: không mở được cổng \(port) trên máy này (\(why)); thư vẫn gửi như thường, mỗi phút "
                + "thử lại. Chọn cổng khác trong dondoc.conf nếu cổng này đã có chương trình dùng",
            en:
                "metrics: port \(port) of this machine cannot be opened (\(why)); letters go on, and it is tried "
                + "again each minute. Choose another one in dondoc.conf if a program uses it"
        )
    }

    /// `why`: without the address, which may be a secret.
    static func pingFailed(_ why: String) -> Phrase {
        Phrase(
            vi:
                "báo nhịp: không báo được (\(why)); thư vẫn gửi như thường. Kiểm tra địa chỉ ở "
                + "dondoc.conf",
            en: "ping: in vain (\(why)); letters go on. Check the address in dondoc.conf"
        )
    }

    static func oldCopyStays(_ path: String) -> Phrase {
        Phrase(
            vi:
                "đã sao lưu, nhưng không xóa được bản cũ «\(path)»; kiểm tra quyền của thư mục, mỗi giờ thử lại",
            en:
                "the day's copy is made, but the old one «\(path)» cannot be removed; look at the folder's permissions; "
                + "tried again each hour"
        )
    }

    static func foreignCopy(_ path: String) -> Phrase {
        Phrase(
            vi:
                "chưa sao lưu được: «\(path)» là bản sao của một cơ sở dữ liệu khác; ghi trong dondoc.conf cho mỗi thư mục "
                + "DonDoc một nơi sao lưu riêng, rồi khởi động lại dịch vụ",
            en:
                "no copy can be made: «\(path)» is the copy of another database; give each home a folder of its own for "
                + "its copies in dondoc.conf, and start the service again"
        )
    }

    static func nightlyFailed(_ folder: String, _ why: Phrase) -> Phrase {
        Phrase(
            vi: "chưa sao lưu được vào \(folder): \(why.vi); mỗi giờ thử lại",
            en: "no copy could be made in \(folder): \(why.en); tried again each hour"
        )
    }
}
