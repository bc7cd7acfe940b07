import ArgumentParser
import Campaigns
import Delivery
import Home
import Texts

struct OutboxRelease: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "release",
            abstract: Commands.outboxRelease(Screen.language)
        )
    }

    @OptionGroup var letters: LetterOptions

    func run() throws {
        try letters.perform(.release) { store, selection, _ in
            // Who lets go what is held for the clock says that the clock is right.
            let held = try store.outbox(selection, in: [.held])
            if held.contains(where: { $0.reason?.code == .clockJump }) { try store.believeClock() }
            return try store.release(selection)
        }
    }
}

struct OutboxRetry: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "retry", abstract: Commands.outboxRetry(Screen.language))
    }

    @OptionGroup var letters: LetterOptions

    func run() throws {
        try letters.perform(.retry) { store, selection, now in
            let closed = try store.pauses().filter { $0.value.isClosed(at: now) }
            let rows = try store.retry(selection, at: now)
            let still = try store.pauses().filter { $0.value.isClosed(at: now) }
            let resumed = closed.keys.filter { still[$0] == nil }.sorted()
            if !resumed.isEmpty { Screen.say(Messages.serversResumed(resumed)(Screen.language)) }
            return rows
        }
    }
}

struct OutboxHold: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "hold", abstract: Commands.outboxHold(Screen.language))
    }

    @OptionGroup var letters: LetterOptions

    func run() throws {
        try letters.perform(.hold) { store, selection, _ in try store.hold(selection) }
    }
}

struct OutboxCancel: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "cancel",
            abstract: Commands.outboxCancel(Screen.language)
        )
    }

    @OptionGroup var letters: LetterOptions

    func run() throws {
        try letters.perform(.cancel) { try $0.cancel($1, at: $2) }
    }
}
