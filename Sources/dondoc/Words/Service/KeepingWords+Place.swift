import Texts

/// A database that is not where the home had it.
extension KeepingWords {
    static func databaseAway(was: String, is path: String, note: String?) -> Phrase {
        let isSame = was == path
        let anew = note.map { note in
            Phrase(
                vi: "; nếu muốn bắt đầu lại từ đầu thì xóa «\(note)»",
                en: "; to begin anew remove «\(note)»"
            )
        }
        let what =
            isSame
            ? Phrase(
                vi:
                    "không thấy cơ sở dữ liệu «\(was)» mà thư mục này đã dùng: kiểm tra đĩa đã được gắn chưa, hoặc "
                    + "khôi phục: dondoc restore TỆP",
                en:
                    "«\(was)», the database that this home used, is not there: look whether its disk is mounted, or "
                    + "restore a copy: dondoc restore FILE"
            )
            : Phrase(
                vi:
                    "thư mục này đã dùng cơ sở dữ liệu «\(was)»; nay theo dondoc.conf thì ở «\(path)», nơi không có tệp nào: "
                    + "dừng dịch vụ rồi chuyển mọi tệp «\(was)*» (cả -wal) sang chỗ mới, hoặc sửa lại dondoc.conf",
                en:
                    "this home used the database «\(was)»; by dondoc.conf it is «\(path)» now, where there is none: stop "
                    + "the service and move every file «\(was)*» (with -wal) to the new place, or mend dondoc.conf"
            )
        return .joined([what, anew].compactMap(\.self), by: "")
    }

    static func logLeftBehind(_ path: String) -> Phrase {
        Phrase(
            vi:
                "cơ sở dữ liệu đã được chuyển đi mà «\(path)», nơi chứa những ghi nhận cuối cùng, còn ở chỗ cũ: đừng mở cơ sở "
                + "dữ liệu trước khi chuyển cả tệp này đến bên cạnh nó",
            en:
                "the database was moved without «\(path)», which holds what was recorded last: move that beside it before "
                + "anything opens the database"
        )
    }
}
