package dev.pollux.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The text of a query is never built from input: where a store puts Cypher or SQL together, each piece is a literal, a
/// constant, or the digits of an `int` (the depth of a path is no parameter in Cypher). Values go in as parameters. The
/// one exception is `ALTER TABLE`, which takes none in SQL: what is put there is a constant's name or a date.
class QueriesTest {

    private static final Pattern STATEMENT =
            Pattern.compile("\\b(MATCH|MERGE|UNWIND|SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|WHERE|FROM|RETURN) ");
    private static final Pattern CONSTANT = Pattern.compile("([A-Z]\\w*\\.)*[A-Z][A-Z0-9_]*");
    private static final Set<String> MOULDS =
            Set.of("formatted", "format", "replace", "replaceAll", "concat", "append");

    @Test
    void queriesArePutTogetherFromConstantsOnly() {
        // given
        var stores = new ArrayList<>(Sources.files(Sources.ROOT.resolve("graph-store/src/main"), ".java"));
        stores.addAll(Sources.files(Sources.ROOT.resolve("telemetry-store/src/main"), ".java"));
        var parsed = Sources.parsed(stores);

        // when
        var built = new ArrayList<String>();
        for (var unit : parsed.units()) {
            new Builders(parsed, unit, built).scan(unit, null);
        }

        // then
        assertThat(stores).hasSizeGreaterThan(10);
        assertThat(built).isEmpty();
    }

    private static final class Builders extends TreeScanner<Void, Void> {

        private final Sources.Parsed parsed;
        private final CompilationUnitTree unit;
        private final List<String> built;

        Builders(Sources.Parsed parsed, CompilationUnitTree unit, List<String> built) {
            this.parsed = parsed;
            this.unit = unit;
            this.built = built;
        }

        @Override
        public Void visitBinary(BinaryTree sum, Void nothing) {
            var pieces = pieces(sum);
            if (pieces.stream().anyMatch(Builders::isStatement)
                    && !pieces.stream().allMatch(Builders::isConstant)) {
                built.add(parsed.place(unit, sum));
            }
            return super.visitBinary(sum, nothing);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            if (call.getMethodSelect() instanceof MemberSelectTree method
                    && MOULDS.contains(method.getIdentifier().toString())
                    && (isStatement(method.getExpression())
                            || call.getArguments().stream().anyMatch(Builders::isStatement))
                    && !call.getArguments().stream().allMatch(Builders::isConstant)) {
                built.add(parsed.place(unit, call));
            }
            return super.visitMethodInvocation(call, nothing);
        }

        private static List<ExpressionTree> pieces(ExpressionTree tree) {
            if (tree instanceof ParenthesizedTree inner) {
                return pieces(inner.getExpression());
            }
            if (tree.getKind() != Tree.Kind.PLUS) {
                return List.of(tree);
            }
            var sum = (BinaryTree) tree;
            var pieces = new ArrayList<>(pieces(sum.getLeftOperand()));
            pieces.addAll(pieces(sum.getRightOperand()));
            return pieces;
        }

        private static boolean isStatement(ExpressionTree tree) {
            return tree instanceof LiteralTree literal
                    && literal.getValue() instanceof String text
                    && !text.startsWith("ALTER TABLE ")
                    && STATEMENT.matcher(text).find();
        }

        private static boolean isConstant(ExpressionTree tree) {
            return tree instanceof LiteralTree
                    || tree.toString().startsWith("Integer.toString(")
                    || (tree instanceof IdentifierTree || tree instanceof MemberSelectTree)
                            && CONSTANT.matcher(tree.toString()).matches();
        }
    }
}
