import Texts

/// What is said where the service cannot be watched as `dondoc.conf` asks; said once, until it can.
enum WatchWords {
    /// `folder`: the one that the file should lie in, where there is none; nil where it is there.
    static func fileNotWritten(_ path: String, missing folder: String?) -> Phrase {
        let remedy: (vi: String, en: String) =
            if let folder {
                ("không có thư mục «\(folder)», cần tạo", "there is no folder «\(folder)», make it")
            } else {
                (
                    "kiểm tra quyền ghi vào thư mục và chỗ trống trên đĩa",
                    "check who may write in the folder, and the space on the disk"
                )
            }
        return Phrase(
            vi:
                "giám sát: không ghi được tệp «\(path)»: \(remedy.vi). Thư vẫn gửi như thường",
            en: "metrics: the file «\(path)» cannot be written: \(remedy.en). Letters go on"
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
