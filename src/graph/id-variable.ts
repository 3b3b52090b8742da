import {
  type ASTVisitor,
  GraphQLID,
  type GraphQLInputType,
  GraphQLList,
  GraphQLNonNull,
  getNamedType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  specifiedRules,
  type TypeNode,
  type ValidationContext,
  type ValidationRule,
  VariablesInAllowedPositionRule,
} from 'graphql';

/**
 * GraphQL's rule on the types of variables, except that a variable of the type `ID` may stand where `IdOrName` is expected: every id is
 * one. So documents that were written when these places took ids alone are still valid.
 */
function variablesRule(context: ValidationContext): ASTVisitor {
  const lenient = Object.create(context) as ValidationContext;
  lenient.getRecursiveVariableUsages = (operation) => {
    const ids = namesOfIdVariables(operation);
    return context
      .getRecursiveVariableUsages(operation)
      .map((usage) =>
        ids.has(usage.node.name.value) && usage.type && getNamedType(usage.type).name === 'IdOrName'
          ? { ...usage, type: withId(usage.type) }
          : usage,
      );
  };
  return VariablesInAllowedPositionRule(lenient);
}

/** Validation rules with the lenient one in its place. @param rules those of GraphQL if omitted */
export function withIdVariables(rules: readonly ValidationRule[] = specifiedRules): ValidationRule[] {
  return rules.map((rule) => (rule === VariablesInAllowedPositionRule ? variablesRule : rule));
}

function namesOfIdVariables({ variableDefinitions = [] }: OperationDefinitionNode): Set<string> {
  return new Set(variableDefinitions.filter(({ type }) => isId(type)).map(({ variable }) => variable.name.value));
}

function isId(type: TypeNode): boolean {
  return 'type' in type ? isId(type.type) : type.name.value === 'ID';
}

function withId(type: GraphQLInputType): GraphQLInputType {
  if (isNonNullType(type)) return new GraphQLNonNull(withId(type.ofType));
  return isListType(type) ? new GraphQLList(withId(type.ofType)) : GraphQLID;
}
