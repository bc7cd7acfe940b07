import Foundation
import ProgramBench
import Testing

/// Homes without templates of their own, under the built program.
@Suite struct ShippedTemplateTests {
    private func home() throws -> GeneratedHome {
        let home = try GeneratedHome(
            units: 1,
            server: "  máy chủ: smtp://127.0.0.1:1",
            milestones: "",
            years: 2020...2022
        )
        try? FileManager.default.removeItem(at: home.url.appendingPathComponent("Templates"))
        return home
    }

    @Test func `a home takes the templates that ship, and check says which`() throws {
        let home = try home()
        defer { home.remove() }
        let shipped = try DonDocProgram(home: home.url).run("check")
        #expect(shipped.code == 0, "\(shipped.errors)")
        #expect(
            shipped.output.contains("mẫu thư: \(Project.templates.path) ("),
            "\(shipped.output)"
        )

        try FileManager.default.createDirectory(
            at: home.url.appendingPathComponent("Templates"),
            withIntermediateDirectories: true
        )
        let own = try DonDocProgram(home: home.url).run("check")
        #expect(!own.output.contains("mẫu thư: "), "\(own.output)")
    }

    /// Where neither the home, nor the variable, nor the program's place has any.
    @Test(arguments: [["check"], ["tick"], ["demo", "--into", "/nonexistent/demo"]])
    func `where there are none the error names the four places`(arguments: [String]) throws {
        let home = try home()
        defer { home.remove() }
        let folder = home.url.appendingPathComponent("usr/bin")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let program = folder.appendingPathComponent("dondoc")
        try FileManager.default.copyItem(atPath: DonDocProgram.path, toPath: program.path)
        let result = try OtherProgram.run(
            program.path,
            arguments + ["--home", home.url.path],
            environment: ["LANG": "C", "DONDOC_SHARE": "/nonexistent/share"]
        )
        #expect(result.code == 1)
        let errors = String(decoding: result.errors, as: UTF8.self)
        for word in [
            "(1) ", "(2) DONDOC_SHARE: «/nonexistent/share/",
            "(3) cạnh chương trình: «\(home.url.path)/usr/share/dondoc/",
            "(4) thư mục mã nguồn phía trên «\(folder.path)»",
        ] {
            #expect(errors.contains(word), "\(errors)")
        }
    }
}
