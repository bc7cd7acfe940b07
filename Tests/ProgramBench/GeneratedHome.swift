package import Foundation

/// A home with a generated campaign and the project's templates.
package struct GeneratedHome {
    package let url: URL

    package init(units: Int, server: String, milestones: String, years: ClosedRange<Int>? = nil)
        throws
    {
        url = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-home-\(UUID().uuidString)")
        let campaign = url.appendingPathComponent("Schedules/thu")
        try FileManager.default.createDirectory(at: campaign, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: Project.templates,
            to: url.appendingPathComponent("Templates")
        )
        let present = Calendar(identifier: .gregorian).component(.year, from: Date())
        let years = years ?? present - 1...present + 1
        try """
        ĐỢT thu "Đợt thử"
          múi giờ: Asia/Ho_Chi_Minh
          lịch nghỉ: lich
          thời gian: từ 01/01/\(years.lowerBound) đến 31/12/\(years.upperBound)
          danh sách đơn vị: don-vi.csv
          máy chủ thư: may
          khung giờ gửi: mọi lúc
        LỊCH NGHỈ lich "L"
          thời gian: từ 01/01/\(years.lowerBound) đến 31/12/\(years.upperBound)
          nghỉ hằng tuần: Chủ nhật
        MÁY CHỦ THƯ may
        \(server)
          người gửi: "Phòng TCCB" <tccb@so.example>
        \(milestones)
        """.write(to: campaign.appendingPathComponent("a.lich"), atomically: true, encoding: .utf8)
        let rows = (1...units).map { "U\($0),Đơn vị \($0),đơn vị,u\($0)@so.example" }
        try (["mã,tên,loại đơn vị,thư điện tử"] + rows).joined(separator: "\n")
            .write(
                to: campaign.appendingPathComponent("don-vi.csv"),
                atomically: true,
                encoding: .utf8
            )
    }

    /// Changes a file of the campaign.
    package func edit(_ name: String, _ change: (String) -> String) throws {
        let file = url.appendingPathComponent("Schedules/thu/\(name)")
        try change(String(contentsOf: file, encoding: .utf8))
            .write(to: file, atomically: true, encoding: .utf8)
    }

    package func remove() {
        try? FileManager.default.removeItem(at: url)
    }
}
