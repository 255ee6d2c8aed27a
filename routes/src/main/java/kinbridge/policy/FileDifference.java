package kinbridge.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lines of one file that a change takes out and puts in. */
public record FileDifference(String file, List<Line> lines) {

    /**
     * @param number in the file it stands in: the earlier one for what goes, the later one for what comes
     * @param comes put in; otherwise taken out
     */
    public record Line(int number, boolean comes, String text) {}

    static List<FileDifference> between(Map<String, String> before, Map<String, String> after) {
        List<FileDifference> differences = new ArrayList<>();
        after.forEach((name, text) -> {
            String was = before.getOrDefault(name, "");
            if (!was.equals(text)) {
                differences.add(new FileDifference(name, lines(was, text)));
            }
        });
        return differences;
    }

    private static List<Line> lines(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> fresh = after.lines().toList();
        int[][] common = common(old, fresh);
        List<Line> lines = new ArrayList<>();
        int left = 0;
        int right = 0;
        while (left < old.size() || right < fresh.size()) {
            if (left < old.size() && right < fresh.size() && old.get(left).equals(fresh.get(right))) {
                left++;
                right++;
            } else if (right >= fresh.size()
                    || (left < old.size() && common[left + 1][right] >= common[left][right + 1])) {
                lines.add(new Line(left + 1, false, old.get(left)));
                left++;
            } else {
                lines.add(new Line(right + 1, true, fresh.get(right)));
                right++;
            }
        }
        return List.copyOf(lines);
    }

    /** How many lines the rests of both files have in common, from each pair of places on. */
    private static int[][] common(List<String> old, List<String> fresh) {
        int[][] common = new int[old.size() + 1][fresh.size() + 1];
        for (int left = old.size() - 1; left >= 0; left--) {
            for (int right = fresh.size() - 1; right >= 0; right--) {
                common[left][right] = old.get(left).equals(fresh.get(right))
                        ? common[left + 1][right + 1] + 1
                        : Math.max(common[left + 1][right], common[left][right + 1]);
            }
        }
        return common;
    }
}
