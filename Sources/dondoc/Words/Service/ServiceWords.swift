import Texts

/// The help of `service` and what it says.
enum ServiceWords {
    static let service = Phrase(
        vi: "Đơn vị dịch vụ của systemd: in ra, cài đặt.",
        en: "The unit for systemd: print it, install it."
    )
    static let print = Phrase(
        vi: "In tệp dịch vụ (unit) đã siết quyền cho thư mục làm việc này; không ghi gì.",
        en: "Print the hardened unit for this home; nothing is written."
    )
    static let install = Phrase(
        vi:
            "Ghi tệp dịch vụ vào /etc/systemd/system và cho biết các lệnh tiếp theo; cần quyền root.",
        en: "Write the unit into /etc/systemd/system and say which commands follow; needs root."
    )
    static let user = Phrase(
        vi: "tài khoản chạy dịch vụ (mặc định: dondoc)",
        en: "the account that runs the service (default: dondoc)"
    )
    static let group = Phrase(
        vi: "nhóm của các chuyên viên cùng làm trên thư mục; không ghi: chỉ mình dịch vụ đọc được",
        en: "the group of officers who work on the home, too; without it the service alone reads it"
    )
    static let passwordFile = Phrase(
        vi:
            "tệp mật khẩu máy chủ thư, chỉ root đọc được; systemd trao cho dịch vụ (LoadCredential)",
        en: "the mail server's password file, for root alone; systemd hands it on (LoadCredential)"
    )
    static let program = Phrase(
        vi: "chương trình mà dịch vụ chạy (mặc định: chính chương trình này)",
        en: "the program that the unit starts (default: this one)"
    )
    static let root = Phrase(
        vi: "coi thư mục này là / (để đóng gói hoặc thử); không cần quyền root",
        en: "take this folder for / (for packages and trials); root is not needed"
    )

    static let needsRoot = Phrase(
        vi: "cần quyền root để ghi vào /etc/systemd/system: chạy lại với sudo, hoặc xem trước bằng "
            + "«dondoc service print»",
        en: "writing into /etc/systemd/system needs root: run it with sudo, or look at the unit by "
            + "«dondoc service print»"
    )
    static let notAsRoot = Phrase(
        vi: "dịch vụ không chạy bằng tài khoản root; chọn tài khoản riêng, mặc định là dondoc",
        en: "the service does not run as root; choose an account of its own, by default dondoc"
    )
    static let unknownProgram = Phrase(
        vi:
            "không biết chương trình nằm ở đâu (không đọc được /proc/self/exe); chỉ ra bằng --program",
        en:
            "where this program lies is not known (/proc/self/exe cannot be read); name it by --program"
    )

    static func unfitHome(_ path: String) -> Phrase {
        Phrase(
            vi:
                "«\(path)» không dùng làm thư mục làm việc của dịch vụ được: chọn thư mục riêng, lâu "
                + "dài, ví dụ --home /var/lib/dondoc",
            en: "«\(path)» cannot be a service's home: choose a folder of its own that stays, "
                + "--home /var/lib/dondoc for example"
        )
    }

    static func unfitProgram(_ path: String) -> Phrase {
        Phrase(
            vi:
                "chương trình «\(path)» nằm trong thư mục cá nhân hoặc tạm, dịch vụ không thấy được: "
                + "cài gói dondoc, hoặc chép ra ngoài rồi chỉ bằng --program",
            en: "the program «\(path)» lies in a person's or a temporary folder, which the service "
                + "does not see: install the package dondoc, or copy it elsewhere and name it by "
                + "--program"
        )
    }

    static func unfitFolder(_ path: String) -> Phrase {
        Phrase(
            vi:
                "dondoc.conf: dịch vụ không ghi vào «\(path)» được: chọn thư mục lâu dài, ví dụ /srv/sao-luu",
            en:
                "dondoc.conf: the service cannot write into «\(path)»: choose a folder that stays, /srv/sao-luu "
                + "for example"
        )
    }

    /// Nobody may look into the home but its owner.
    static func unseenSettings(_ home: String) -> Phrase {
        Phrase(
            vi:
                "lưu ý: không có quyền xem dondoc.conf trong \(home): thư mục sao lưu và giám sát nêu ở đó chưa có "
                + "trong ReadWritePaths=; chạy lại với sudo",
            en:
                "warning: dondoc.conf in \(home) may not be looked at: folders of backup and metrics that it names "
                + "are not in ReadWritePaths=; run it with sudo"
        )
    }

    static func noPasswordFile(_ path: SystemPath) -> Phrase {
        Phrase(
            vi:
                "không có tệp mật khẩu «\(path.text)», systemd sẽ không chạy dịch vụ; tạo trước: install -m 600 "
                + "/dev/null \(path.asShellWord), rồi ghi mật khẩu vào đó",
            en:
                "there is no password file «\(path.text)», and systemd would not start the service; make it first: "
                + "install -m 600 /dev/null \(path.asShellWord), then write the password into it"
        )
    }

    static func unfitPath(_ path: String) -> Phrase {
        let shown = String(
            path.unicodeScalars.map { scalar in
                scalar.properties.generalCategory == .control ? "·" : Character(scalar)
            }
        )
        return Phrase(
            vi: "đường dẫn «\(shown)» trống hoặc có ký tự điều khiển, tệp dịch vụ không ghi được",
            en:
                "the path «\(shown)» is empty or holds a control character, which a unit cannot write"
        )
    }

    // MARK: What was done, what follows

    static func madeFolder(_ path: String) -> Phrase {
        Phrase(vi: "đã tạo thư mục \(path)", en: "made the folder \(path)")
    }

    static func unchanged(_ path: String) -> Phrase {
        Phrase(vi: "\(path) đã đúng, không ghi lại", en: "\(path) says so already, not written")
    }

    static func kept(_ path: String) -> Phrase {
        Phrase(
            vi: "tệp cũ khác nội dung, giữ lại ở \(path)",
            en: "the earlier one is kept as \(path)"
        )
    }

    static func wrote(_ path: String) -> Phrase {
        Phrase(vi: "đã ghi \(path)", en: "wrote \(path)")
    }

    static let next = Phrase(
        vi: "chưa làm gì khác; chạy tiếp, bằng quyền root:",
        en: "nothing else was done; to be run next, as root:"
    )

    static func noSchedulesYet(_ path: String) -> Phrase {
        Phrase(
            vi: "chưa có \(path): dịch vụ chỉ chạy được khi đã có tệp lịch",
            en: "there is no \(path) yet: the service starts only with schedules"
        )
    }

    static func usesCredential(_ path: String) -> Phrase {
        Phrase(
            vi:
                "trong tệp lịch ghi «mật khẩu: tệp \(path)»; chỉ dịch vụ đọc được; lệnh gõ tay như send-test "
                + "chỉ đọc được khi dịch vụ đang chạy và gõ bằng tài khoản của dịch vụ",
            en:
                "write «password: file \(path)» in the schedule file; only the service reads it, commands "
                + "typed by hand such as send-test only as the service's user while it runs"
        )
    }

    /// `user`: the account that runs the service.
    static func writes(_ folders: [String], as user: String) -> Phrase {
        let list = folders.joined(separator: ", ")
        return Phrase(
            vi:
                "theo dondoc.conf, dịch vụ ghi cả vào: \(list); tài khoản \(user) phải ghi được vào đó. Đổi thư mục "
                + "trong dondoc.conf thì chạy lại «dondoc service install»",
            en:
                "by dondoc.conf the service also writes into: \(list); the account \(user) must be able to. When "
                + "dondoc.conf names other folders, run «dondoc service install» again"
        )
    }

    static func officers(_ group: String) -> Phrase {
        Phrase(
            vi:
                "chuyên viên cần vào nhóm \(group): adduser TÊN \(group), rồi đăng nhập lại; thư mục chép thêm vào "
                + "Schedules hoặc Templates cũng cần chgrp -R \(group) và chmod g+s",
            en:
                "officers must be in the group \(group): adduser NAME \(group), then log in again; folders copied "
                + "into Schedules or Templates need chgrp -R \(group) and chmod g+s as well"
        )
    }
}
