import Statistics
import StatisticsTables

extension StatisticsTables {
    /// Tables in the language of the screen.
    init(input: StatisticsInput) {
        self.init(input: input, language: Screen.language)
    }
}
