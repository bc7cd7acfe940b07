import Foundation
import ProgramBench
import Testing

/// A library of the fixtures that a program is started with (`LD_PRELOAD`), to see or disturb what it writes.
enum PreloadedLibrary {
    /// Builds `Fixtures/NAME.c` into the folder.
    static func build(_ name: String, in folder: URL) throws -> URL {
        let source = try #require(
            Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "c")
        )
        let library = folder.appendingPathComponent("\(name).so")
        // The compiler that every Swift toolchain brings.
        let result = try OtherProgram.run(
            "/usr/bin/env",
            ["clang", "-shared", "-fPIC", "-O2", "-o", library.path, source.path, "-ldl"]
        )
        try #require(result.code == 0, "\(String(decoding: result.errors, as: UTF8.self))")
        return library
    }
}
