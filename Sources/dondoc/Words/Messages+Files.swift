import Delivery
import Foundation
import Texts

/// The sentences about files that cannot be written.
extension Messages {
    static let outputFailed = Phrase(
        vi: "không ghi được kết quả ra màn hình hoặc tệp: đĩa đầy hoặc đầu ra đã đóng",
        en: "the output cannot be written: the disk is full or the reader is gone"
    )

    /// Why a file or folder of that name could not be written, and what to do.
    static func unwritten(_ path: String, _ obstacle: WritingObstacle) -> Phrase {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path.shown
        let (vi, en): (String, String) =
            switch obstacle {
            case .noFolder:
                (
                    "không có thư mục «\(folder)»; tạo thư mục đó, hoặc chọn nơi khác",
                    "there is no folder «\(folder)»; make it, or choose another place"
                )
            case .noRights:
                (
                    "người chạy chương trình không có quyền; cho ghi vào thư mục «\(folder)», hoặc chọn nơi khác",
                    "this user may not; allow it to write in the folder «\(folder)», or choose another place"
                )
            case .readOnly:
                (
                    "chỗ đó chỉ cho đọc; dịch vụ do systemd chạy chỉ ghi được vào thư mục làm việc và các thư mục "
                        + "ở ReadWritePaths=: ghi thư mục trong dondoc.conf rồi chạy lại «dondoc service "
                        + "install», hoặc thêm bằng «systemctl edit dondoc»",
                    "that place is read-only; a service of systemd writes only into its home and the folders at "
                        + "ReadWritePaths=: name the folder in dondoc.conf and run «dondoc service install» "
                        + "again, or add it by «systemctl edit dondoc»"
                )
            case .full: ("đĩa đầy", "the disk is full")
            case .otherFile:
                (
                    "đã có tệp khác mang tên này; đặt tên khác, hoặc tự xóa tệp đó",
                    "another file has that name; choose another one, or remove the file yourself"
                )
            case .inputOutput:
                (
                    "đĩa lỗi, hết hạn mức hoặc nơi đó đã bị ngắt kết nối",
                    "the disk fails, a quota is used up, or the mount went away"
                )
            }
        return Phrase(
            vi: "không ghi được «\(path.shown)»: \(vi)",
            en: "«\(path.shown)» cannot be written: \(en)"
        )
    }

    static func fileError(_ path: String) -> Phrase {
        Phrase(vi: "lỗi tệp «\(path.shown)»", en: "trouble with the file «\(path.shown)»")
    }
}
