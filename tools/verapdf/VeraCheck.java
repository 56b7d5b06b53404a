import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges PDF files with the veraPDF library, many files in one start of Java.
 *
 * <p>Usage: {@code VeraCheck 3a,ua1 FILE...}, or {@code VeraCheck -} with a line "flavour TAB file" for each verdict
 * on standard input. Prints "verdict TAB flavour TAB file TAB failed rules"; the exit status is 1 unless all pass.
 */
public final class VeraCheck {
    private static final int ALL_FAILURES = -1;

    private VeraCheck() {}

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        boolean allPass = true;
        for (String[] task : tasks(arguments)) {
            String failures = failures(task[0], task[1]);
            allPass &= failures.isEmpty();
            out.println((failures.isEmpty() ? "PASS" : "FAIL") + "\t" + task[0] + "\t" + task[1] + "\t" + failures);
        }
        System.exit(allPass ? 0 : 1);
    }

    private static List<String[]> tasks(String[] arguments) throws Exception {
        List<String[]> tasks = new ArrayList<>();
        if (arguments.length == 1 && arguments[0].equals("-")) {
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                tasks.add(line.split("\t", 2));
            }
        } else {
            for (int index = 1; index < arguments.length; index++) {
                for (String flavour : arguments[0].split(",")) {
                    tasks.add(new String[] {flavour, arguments[index]});
                }
            }
        }
        return tasks;
    }

    private static String failures(String flavourName, String file) {
        PDFAFlavour flavour = PDFAFlavour.fromString(flavourName);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavour, ALL_FAILURES, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, String> rules = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                    rules.putIfAbsent(rule, rule + " " + assertion.getMessage());
                }
            }
            if (result.isCompliant() && rules.isEmpty()) {
                return "";
            }
            return rules.isEmpty() ? "not compliant" : String.join("; ", rules.values()).replaceAll("\\s+", " ");
        } catch (Exception | LinkageError error) {
            return "could not be judged: " + error;
        }
    }
}
