import Texts

/// What is said where the service cannot be watched as `dondoc.conf` asks; said once, until it can.
enum WatchWords {
    static func fileNotWritten(_ path: String, _ why: String) -> Phrase {
        Phrase(
            vi:
                "giám sát: không ghi được tệp «\(path)» (\(why)); thư vẫn gửi như thường. Kiểm tra thư mục và "
                + "quyền ghi",
            en:
                "metrics: the file «\(path)» cannot be written (\(why)); letters go on. Check the folder "
                + "and who may write in it"
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
}
