import Campaigns
import Delivery

extension Contract {
    static let serviceDesk: [Contract] = [
        Contract("the last sign of life is known, and no earlier one") { scene in
            try check(try scene.store.heartbeat(), is: nil, "at first")
            for (minutes, next) in [(0, nil), (1, Instant.morning.adding(minutes: 9))] {
                let heartbeat = Heartbeat(
                    process: 7,
                    version: "1",
                    started: .morning,
                    beat: .morning.adding(minutes: minutes),
                    next: next
                )
                try scene.store.note(heartbeat)
                try check(try scene.store.heartbeat(), is: heartbeat, "the last one")
            }
        },
        Contract("when the last letter left is known") { scene in
            try check(try scene.store.lastLetter(), is: nil, "at first")
            for minutes in [0, 7] {
                let instant = Instant.morning.adding(minutes: minutes)
                _ = try scene.write("\(minutes)")
                try scene.send(at: instant)
                let left = instant.adding(minutes: 1)
                try check(try scene.store.lastLetter(), is: left, "the last one")
            }
        },
        Contract("what is thought of the clock is kept whole") { scene in
            try check(try scene.store.clockWatch(), is: nil, "at first")
            let reading = ClockReading(wall: .morning, sinceBoot: 5, boot: "a")
            let jump = ClockWatch.Jump(
                from: .morning,
                to: .morning.adding(days: 3),
                steadySince: 4
            )
            for watch in [
                ClockWatch(reading), ClockWatch(reading, jump: jump), ClockWatch(reading),
            ] {
                try scene.store.note(watch)
                try check(try scene.store.clockWatch(), is: watch, "the last one")
            }
        },
        Contract("templates are kept whole, each time all of them") { scene in
            try check(try scene.store.keptTemplates(), is: [:], "at first")
            for files in [["a": "một", "b": ""], ["b": "hai"], ["b": "hai"]] {
                try scene.store.keepTemplates(files)
                try check(try scene.store.keptTemplates(), is: files, "the last ones")
            }
        },
    ]
}
