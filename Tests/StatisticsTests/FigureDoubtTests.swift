import Campaigns
import Statistics
import Testing

@Suite struct FigureDoubtTests {
    private let indicator = Indicator(
        id: IndicatorID("di-bau"),
        name: "Tỷ lệ cử tri đi bầu",
        numeratorLabel: "đã đi bầu",
        denominator: .label("cử tri")
    )

    private func figure(
        _ hour: Int,
        _ numerator: Int?,
        _ denominator: Int?,
        _ status: Figure.Status = .quick
    ) -> Figure {
        Figure(
            unit: UnitCode("CCA"),
            indicator: indicator.id,
            asOf: Instant(milliseconds: Int64(hour) * 3_600_000),
            numerator: numerator,
            denominator: denominator,
            status: status,
            recorded: Instant(milliseconds: 100 * 3_600_000)
        )
    }

    private func doubts(_ new: Figure, _ known: [Figure], expected: Int? = nil) -> [FigureDoubt] {
        FigureDoubt.doubts(about: new, beside: known, of: indicator, expected: expected)
    }

    @Test func `a figure between its neighbours is not doubted`() {
        let known = [figure(9, 50, 118), figure(13, 90, 118)]
        #expect(doubts(figure(11, 70, 118), known, expected: 118) == [])
        #expect(doubts(figure(11, 50, 119), known) == [])
        // A correction of the same time stands beside others, not beside what it corrects.
        #expect(doubts(figure(13, 60, 118, .corrected), known) == [])
    }

    @Test
    func `less than before, more than after, another denominator are told with what is known`() {
        let known = [figure(9, 50, 118), figure(13, 90, 118)]
        func hour(_ hour: Int64) -> Instant { Instant(milliseconds: hour * 3_600_000) }
        #expect(doubts(figure(11, 49, 118), known) == [.less(than: 50, at: hour(9))])
        #expect(doubts(figure(11, 91, 118), known) == [.more(than: 90, at: hour(13))])
        #expect(doubts(figure(11, 70, 180), known) == [.denominator(118)])
        #expect(doubts(figure(8, 1, 400), [], expected: 118) == [.denominator(118)])
    }

    @Test func `what would hide a better figure is told`() {
        #expect(doubts(figure(15, nil, 118), [figure(13, 90, 118)]) == [.hides(90)])
        #expect(
            doubts(figure(34, 90, 118), [figure(30, 90, 118, .final)]) == [.quickAfterFinal]
        )
    }
}
