import Schedules
import Texts

/// What is said of `dondoc.conf` as a whole.
extension Messages {
    static let settingsFault = Phrase(
        vi:
            "tệp \(SettingsReading.fileName) của thư mục làm việc có lỗi nên lệnh không chạy (không dùng cơ sở dữ "
            + "liệu nào khác thay thế); sửa tệp rồi chạy lại",
        en:
            "the file \(SettingsReading.fileName) of the home has errors, so the command does nothing (and uses "
            + "no other database instead); mend the file and try again"
    )
}
