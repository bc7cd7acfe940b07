import ArgumentParser
import Foundation
import Glibc
import Home
import Schedules
import Texts

/// What `service print` and `service install` are told of the service.
struct ServiceOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Commands.home(Screen.language), valueName: "DIR"))
    var home: String?

    @Option(help: ArgumentHelp(Commands.language(Screen.language), valueName: "vi|en"))
    var lang: Language?

    @Option(help: ArgumentHelp(ServiceWords.user(Screen.language), valueName: "NAME"))
    var user: AccountName?

    @Option(help: ArgumentHelp(ServiceWords.group(Screen.language), valueName: "NAME"))
    var group: AccountName?

    @Option(help: ArgumentHelp(ServiceWords.passwordFile(Screen.language), valueName: "FILE"))
    var passwordFile: String?

    @Option(help: ArgumentHelp(ServiceWords.program(Screen.language), valueName: "FILE"))
    var program: String?

    /// The unit, with the folders that the home's `dondoc.conf` has the service write into.
    ///
    /// `root`: the folder that is taken for `/`; nil for the system itself. Throws what is wrong with what was given,
    /// before anything is written.
    func unit(in root: String? = nil) throws -> ServiceUnit {
        let chosen = home ?? ProcessInfo.processInfo.environment["DONDOC_HOME"] ?? "."
        let folder = try path(chosen)
        guard !folder.isTemporary, folder.text != "/" else {
            throw CommandFailure(ServiceWords.unfitHome(folder.text))
        }
        guard let binary = program ?? ShippedFiles.programPath else {
            throw CommandFailure(ServiceWords.unknownProgram)
        }
        let executable = try path(binary)
        guard !executable.isTemporary, !executable.isInPersonalFolder else {
            throw CommandFailure(ServiceWords.unfitProgram(executable.text))
        }
        guard user?.text != "root" else { throw CommandFailure(ServiceWords.notAsRoot) }
        return ServiceUnit(
            program: executable,
            home: folder,
            user: user ?? .dondoc,
            group: group,
            passwordFile: try passwordFile.map(path),
            written: try WrittenFolder.all(of: settings(of: folder, in: root), in: folder),
            language: Screen.language
        )
    }

    private func settings(of home: SystemPath, in root: String?) throws -> HomeSettings {
        let folder = URL(fileURLWithPath: (root ?? "") + home.text)
        guard unsafe access(folder.path, X_OK) == 0 || errno != EACCES else {
            Screen.complain(ServiceWords.unseenSettings(folder.path)(Screen.language))
            return HomeSettings()
        }
        return try ScheduleFolder(home: folder).readSettings().wholeSettings()
    }

    private func path(_ text: String) throws -> SystemPath {
        guard let path = SystemPath(text) else {
            throw CommandFailure(ServiceWords.unfitPath(text))
        }
        return path
    }
}
