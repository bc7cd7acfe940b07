package import Foundation

/// Where what ships with the program lies: the letter templates and the example campaign.
///
/// A home without templates of its own uses those of the first place that holds them:
///
/// 1. the folder that the variable `DONDOC_SHARE` names;
/// 2. `share/dondoc` beside the program's folder: `/usr/share/dondoc` for `/usr/bin/dondoc`;
/// 3. the nearest folder above the program with `Package.swift` and `Templates`: the checkout that
///    it was built in.
package struct ShippedFiles: Hashable, Sendable {
    /// What `DONDOC_SHARE` names; nil where it is not set or empty.
    package let named: URL?
    /// The folder that the program lies in; nil where the system does not tell.
    package let programFolder: URL?

    /// Takes what it needs to know of the process.
    ///
    /// `variable`: the value of `DONDOC_SHARE`. `program`: the program's own path, links resolved.
    package init(variable: String?, program: String?) {
        named = variable.flatMap { $0.isEmpty ? nil : URL(fileURLWithPath: $0).standardizedFileURL }
        programFolder = program.map {
            URL(fileURLWithPath: $0).standardizedFileURL.deletingLastPathComponent()
        }
    }

    /// Those of the program that runs.
    package static let ofThisProgram = ShippedFiles(
        variable: ProcessInfo.processInfo.environment["DONDOC_SHARE"],
        program: programPath
    )

    /// The path of the program that runs, links resolved; nil where `/proc` is not mounted.
    package static let programPath = try? FileManager.default
        .destinationOfSymbolicLink(atPath: "/proc/self/exe")

    /// `share/dondoc` beside the program's folder.
    package var installed: URL? {
        programFolder?.deletingLastPathComponent().appendingPathComponent("share/dondoc")
    }

    /// The checkout above the program; nil where it lies in none.
    package var checkout: URL? {
        guard var folder = programFolder else { return nil }
        while folder.path != "/" {
            if Self.holds(folder, "Package.swift"), Self.holds(folder, "Templates") {
                return folder
            }
            folder = folder.deletingLastPathComponent()
        }
        return nil
    }

    /// The first place that holds that path, `Templates` or `Schedules/bau-cu-2021`; nil where none does.
    package func folder(holding path: String) -> URL? {
        [named, installed, checkout].compactMap(\.self).first { Self.holds($0, path) }
    }

    private static func holds(_ folder: URL, _ path: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
    }
}
